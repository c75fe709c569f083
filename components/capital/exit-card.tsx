import Link from 'next/link';
import { Facts } from '@/components/tx/facts';
import { Badge, type Tone } from '@/components/ui/badge';
import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import { type Exit, type ExitPhase, exitPhase, pendingShares } from '@/lib/capital/exit-state';
import { amountOf } from '@/lib/capital/figure';
import { assetsFor } from '@/lib/capital/shares';
import type { PoolSummary } from '@/lib/capital/types';
import { formatDay } from '@/lib/time';
import { formatPercent, ratio } from '@/lib/units';
import { ExitProgress } from './exit-progress';

const BADGES: Record<ExitPhase, { tone: Tone; label: string }> = {
  cooling: { tone: 'neutral', label: 'Cooldown' },
  matured: { tone: 'warn', label: 'Waiting to be processed' },
  pending: { tone: 'neutral', label: 'Report window' },
  held: { tone: 'warn', label: 'Held back by an incident' },
  claimable: { tone: 'good', label: 'Claimable' },
};

type CardProps = { exit: Exit; pool: PoolSummary; now: number };

function queueWords(exit: Exit, pool: PoolSummary): string {
  if (exit.ahead === 0n) return 'It is first in the queue.';
  return `${amountOf(assetsFor(pool, exit.ahead), pool.asset)} is ahead of it in the queue.`;
}

function Next({ exit, pool, now }: CardProps) {
  switch (exitPhase(exit, now)) {
    case 'cooling':
      return (
        <>
          Can be processed from <Moment time={exit.maturesAt} exact />,{' '}
          <Countdown time={exit.maturesAt} now={now} />. {queueWords(exit, pool)}
        </>
      );
    case 'matured':
      return <>The cooldown is over. {queueWords(exit, pool)} Anyone can process the queue, once a day.</>;
    case 'pending':
      return (
        <>
          Processed shares can be claimed from <Moment time={exit.payableAt} exact />,{' '}
          <Countdown time={exit.payableAt} now={now} />.
        </>
      );
    case 'held':
      return (
        <>
          Incidents from before this exit are still open and could take all of it. See{' '}
          <Link href="/claims" className="underline underline-offset-4">
            Claims
          </Link>
          . 60 days after processing everything is paid.
        </>
      );
    case 'claimable':
      return exit.claimable < exit.processed ? (
        <>
          {amountOf(exit.claimableAssets, pool.asset)} can be claimed now. The rest is pending: its report
          window runs, or an open incident holds it back.
        </>
      ) : (
        <>{amountOf(exit.claimableAssets, pool.asset)} can be claimed now.</>
      );
  }
}

/** One exit: its worth, its dates and what comes next. */
export function ExitCard({ exit, pool, now }: CardProps) {
  const waiting = exit.shares - exit.processed;
  const worth = exit.processedAssets + assetsFor(pool, waiting);
  const { tone, label } = BADGES[exitPhase(exit, now)];
  const share = (shares: bigint) => formatPercent(ratio(shares, exit.shares) ?? 0n, 0);
  return (
    <article className="grid gap-1.5 rounded-control border p-4 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="figure font-medium text-ink">{amountOf(worth, pool.asset)}</span>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <p className="text-ink-faint text-xs">Requested on {formatDay(exit.day)}</p>
      <ExitProgress exit={exit} pool={pool} now={now} />
      <p className="text-ink-soft">
        <Next exit={exit} pool={pool} now={now} />
      </p>
      {exit.processed > 0n && (
        <Facts
          facts={[
            { label: 'In the queue', value: share(waiting) },
            { label: 'Pending', value: share(pendingShares(exit)) },
            { label: 'Claimable', value: share(exit.claimable) },
          ]}
        />
      )}
    </article>
  );
}
