import clsx from 'clsx';
import { ALL_STEPS, formatSeverity } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { supportOf } from '@/lib/claims/verdict';
import { formatBps, formatPercent, formatWhole, ratio, toNumber } from '@/lib/units';

const BRK_DECIMALS = 18;
const BPS = 10_000;
/** Ticks of the support axis, in percent. */
const TICKS = [0, 25, 50, 75, 100];

type BarsProps = { incident: Incident; tally: readonly bigint[]; verdict: number };

/** For each severity: the weight of votes for it or a higher one, votes for exactly it in a darker shade, and the threshold. */
export function SupportBars({ incident, tally, verdict }: BarsProps) {
  const { revealedWeight, thresholdBps } = incident;
  const share = (weight: bigint) => ratio(weight, revealedWeight) ?? 0n;
  const height = (weight: bigint) => `${toNumber(share(weight), 18) * 100}%`;
  return (
    <div>
      <p className="mb-2 text-ink-soft text-xs">Support, of the revealed weight</p>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div aria-hidden className="figure relative h-40 w-9 text-right text-ink-faint text-xs">
          {TICKS.map((tick) => (
            <span key={tick} className="absolute right-0 translate-y-1/2" style={{ bottom: `${tick}%` }}>
              {tick} %
            </span>
          ))}
        </div>
        <div
          role="img"
          aria-label={`Support of each severity by revealed weight; ${formatBps(thresholdBps)} are needed. The votes decide ${formatSeverity(verdict)}.`}
          className="relative flex h-40 items-end gap-px border-b border-l sm:gap-1"
        >
          {ALL_STEPS.map((step) => {
            const [support, own] = [supportOf(tally, step), tally[step] ?? 0n];
            const text = `${formatSeverity(step)}: ${formatPercent(share(support), 0)} support it or more; ${formatWhole(own, BRK_DECIMALS)} BRK voted exactly this`;
            const isVerdict = step === verdict;
            return (
              <div key={step} title={text} className="relative h-full flex-1">
                {step > 0 && (
                  <div
                    className={clsx(
                      'absolute inset-x-0 bottom-0 min-h-px rounded-t-sm',
                      isVerdict ? 'bg-accent/50' : 'bg-tide-3',
                    )}
                    style={{ height: height(support) }}
                  />
                )}
                <div
                  className={clsx('absolute inset-x-0 bottom-0', isVerdict ? 'bg-accent' : 'bg-tide-2')}
                  style={{ height: height(own) }}
                />
              </div>
            );
          })}
          <div
            className="pointer-events-none absolute inset-x-0 border-ink border-t"
            style={{ bottom: `${(thresholdBps / BPS) * 100}%` }}
          />
        </div>
        <div aria-hidden className="figure col-start-2 mt-1 flex justify-between text-ink-faint text-xs">
          {[0, 25, 50, 75, 100].map((tick) => (
            <span key={tick}>{tick} %</span>
          ))}
        </div>
        <p className="col-start-2 text-center text-ink-soft text-xs">Severity</p>
      </div>
      <ul aria-label="Legend" className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-xs">
        <Key look="h-2.5 w-2.5 bg-tide-2">votes for exactly this severity</Key>
        <Key look="h-2.5 w-2.5 bg-tide-3">support: this or more</Key>
        <Key look="h-2.5 w-2.5 bg-accent">the verdict</Key>
        <Key look="w-4 border-ink border-t">{formatBps(thresholdBps)}: needed</Key>
      </ul>
    </div>
  );
}

function Key({ look, children }: { look: string; children: string | string[] }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden className={look} />
      {children}
    </li>
  );
}
