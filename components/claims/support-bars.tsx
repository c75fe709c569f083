import clsx from 'clsx';
import { ALL_STEPS, formatSeverity } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { supportOf, thresholdOf } from '@/lib/claims/verdict';
import { formatBps, formatPercent, formatWhole, ratio, toNumber } from '@/lib/units';

const BRK_DECIMALS = 18;
const BPS = 10_000;

type BarsProps = { incident: Incident; tally: readonly bigint[]; verdict: number };

/** For each severity: the weight that voted for it or for more, its own part darker, and a line where it is enough. */
export function SupportBars({ incident, tally, verdict }: BarsProps) {
  const { revealedWeight } = incident;
  const share = (weight: bigint) => ratio(weight, revealedWeight) ?? 0n;
  const height = (weight: bigint) => `${toNumber(share(weight), 18) * 100}%`;
  return (
    <div>
      <div
        role="img"
        aria-label={`Support of each severity by revealed weight. The votes decide ${formatSeverity(verdict)}.`}
        className="flex h-40 items-end gap-px border-b sm:gap-1"
      >
        {ALL_STEPS.slice(1).map((step) => {
          const [support, own] = [supportOf(tally, step), tally[step] ?? 0n];
          const needed = thresholdOf(incident, step);
          const told = `${formatSeverity(step)}: ${formatPercent(share(support), 0)} support it, ${formatBps(needed)} are needed; ${formatWhole(own, BRK_DECIMALS)} BRK voted exactly this`;
          return (
            <div key={step} title={told} className="relative h-full flex-1">
              <div
                className={clsx(
                  'absolute inset-x-0 bottom-0 min-h-px rounded-t-sm',
                  step === verdict ? 'bg-accent/50' : 'bg-tide-3',
                )}
                style={{ height: height(support) }}
              />
              <div
                className={clsx('absolute inset-x-0 bottom-0', step === verdict ? 'bg-accent' : 'bg-tide-2')}
                style={{ height: height(own) }}
              />
              <div
                className="absolute -inset-x-px border-ink border-t sm:-inset-x-0.5"
                style={{ bottom: `${(needed / BPS) * 100}%` }}
              />
            </div>
          );
        })}
      </div>
      <div aria-hidden className="figure mt-1 flex justify-between text-ink-faint text-xs">
        <span>5 %</span>
        <span>50 %</span>
        <span>100 %</span>
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-xs">
        <Key look="h-2.5 w-2.5 bg-tide-2">votes for exactly this severity</Key>
        <Key look="h-2.5 w-2.5 bg-tide-3">support: this or more</Key>
        <Key look="w-4 border-ink border-t">needed</Key>
      </ul>
    </div>
  );
}

function Key({ look, children }: { look: string; children: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden className={look} />
      {children}
    </li>
  );
}
