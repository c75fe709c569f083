import clsx from 'clsx';
import { isOpen } from '@/lib/claims/phase';
import { ALL_STEPS, formatSeverity } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { quorumWeight, supportOf, thresholdOf, verdictOf } from '@/lib/claims/verdict';
import { formatAmount, formatBps, formatPercent, formatWhole, ratio, toNumber } from '@/lib/units';

const BRK_DECIMALS = 18;

type TallyProps = { incident: Incident; tally: readonly bigint[] };

/** The revealed votes by severity, and what they decide. */
export function TallyChart({ incident, tally }: TallyProps) {
  const { revealedWeight } = incident;
  if (revealedWeight === 0n) {
    return (
      <div className="grid gap-1 text-ink-soft text-sm">
        <p>
          {isOpen(incident)
            ? 'No vote is revealed yet. Votes stay hidden until their voters reveal them.'
            : 'No vote was revealed.'}
        </p>
        <Turnout {...incident} />
      </div>
    );
  }
  const verdict = verdictOf(tally, incident);
  const support = formatPercent(ratio(supportOf(tally, verdict), revealedWeight) ?? 0n, 0);
  return (
    <figure className="grid gap-4">
      <Bars tally={tally} revealedWeight={revealedWeight} verdict={verdict} />
      <figcaption className="grid gap-1 text-ink-soft text-sm">
        <p>
          {isOpen(incident) ? 'Votes so far decide ' : 'The votes decided '}
          <span className="font-medium text-ink">{formatSeverity(verdict)}</span>: the largest severity that
          at least {formatBps(thresholdOf(incident, verdict))} of the revealed weight supports; {support}{' '}
          support it.
        </p>
        <Turnout {...incident} />
      </figcaption>
    </figure>
  );
}

type BarsProps = { tally: readonly bigint[]; revealedWeight: bigint; verdict: number };

function Bars({ tally, revealedWeight, verdict }: BarsProps) {
  const share = (weight: bigint) => toNumber(ratio(weight, revealedWeight) ?? 0n, 18);
  return (
    <div>
      <div
        role="img"
        aria-label={`Revealed weight by severity. The votes decide ${formatSeverity(verdict)}.`}
        className="flex h-36 items-end gap-px border-b sm:gap-1"
      >
        {ALL_STEPS.map((step) => (
          <div
            key={step}
            title={`${formatSeverity(step)}: ${formatAmount(tally[step] ?? 0n, BRK_DECIMALS)} BRK`}
            className={clsx('min-h-px flex-1 rounded-t-sm', step === verdict ? 'bg-accent' : 'bg-tide-2')}
            style={{ height: `${share(tally[step] ?? 0n) * 100}%` }}
          />
        ))}
      </div>
      <div aria-hidden className="figure mt-1 flex justify-between text-ink-faint text-xs">
        <span>0 %</span>
        <span>50 %</span>
        <span>100 %</span>
      </div>
    </div>
  );
}

function Turnout(incident: Incident) {
  const { revealedWeight, totalWeight, process, round } = incident;
  const hasQuorum = revealedWeight > 0n && revealedWeight >= quorumWeight(incident);
  const rule =
    round > 1
      ? 'In this second round any revealed weight decides.'
      : `The first round needs ${formatBps(process.quorumBps)}${hasQuorum ? ', which is reached.' : '; with less, the arbiter is asked.'}`;
  return (
    <p>
      Revealed: {formatWhole(revealedWeight, BRK_DECIMALS)} of {formatWhole(totalWeight, BRK_DECIMALS)} BRK.{' '}
      {rule}
    </p>
  );
}
