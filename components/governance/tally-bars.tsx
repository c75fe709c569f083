import clsx from 'clsx';
import { Progress } from '@/components/ui/progress';
import { quorumBps, reachesQuorum, sharesInPercent, type Tally, turnout } from '@/lib/governance/tally';
import { BRK } from '@/lib/tx/types';
import { formatBps, formatCompact, ratio, toNumber } from '@/lib/units';

const SIDES = [
  { side: 'for', label: 'For', look: 'bg-good' },
  { side: 'against', label: 'Against', look: 'bg-bad' },
  { side: 'abstain', label: 'Abstain', look: 'bg-line-strong' },
] as const;

const brk = (weight: bigint) => formatCompact(weight, BRK.decimals);

/** Weight by choice, and the reached part of the quorum. */
export function TallyBars({ tally }: { tally: Tally }) {
  const cast = tally.for + tally.against + tally.abstain;
  const width = (weight: bigint) => `${toNumber(ratio(weight, cast) ?? 0n, 18) * 100}%`;
  const quorum = formatBps(quorumBps(tally));
  const percents = sharesInPercent(SIDES.map(({ side }) => tally[side]));
  return (
    <div className="grid gap-3">
      <div
        role="img"
        aria-label={SIDES.map(({ side, label }) => `${label} ${brk(tally[side])} BRK`).join(', ')}
        className="flex h-2 overflow-hidden rounded-full bg-line"
      >
        {SIDES.map(({ side, look }) => (
          <div key={side} className={clsx('h-full', look)} style={{ width: width(tally[side]) }} />
        ))}
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {SIDES.map(({ side, label, look }, index) => (
          <div key={side} className="flex items-center gap-2">
            <dt className="flex items-center gap-1.5 text-ink-soft">
              <span aria-hidden className={clsx('size-2.5 rounded-full', look)} />
              {label}
            </dt>
            <dd className="figure text-ink">
              {brk(tally[side])}
              {cast > 0n && <span className="text-ink-soft"> · {percents[index]}&nbsp;%</span>}
            </dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-1.5">
        <Progress
          label="Quorum"
          value={Number(quorumBps(tally)) / 10_000}
          valueText={`${quorum} of the quorum`}
          tone={reachesQuorum(tally) ? 'good' : 'tide'}
        />
        <p className="text-ink-soft text-sm">
          {reachesQuorum(tally) ? 'Quorum reached: ' : `${quorum} of the quorum: `}
          <span className="figure">
            {brk(turnout(tally))} of {brk(tally.quorum)} BRK
          </span>
        </p>
      </div>
    </div>
  );
}
