import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { Countdown } from '@/components/ui/countdown';
import { Moment } from '@/components/ui/moment';
import { advanceOf, type Exit, type ExitPhase } from '@/lib/capital/exit-state';
import { amountOf } from '@/lib/capital/figure';
import { assetsFor } from '@/lib/capital/shares';
import type { PoolSummary } from '@/lib/capital/types';
import { formatPercent, ratio } from '@/lib/units';
import { ExitAdvance } from './exit-advance';
import { ExitStations } from './exit-stations';

const BADGES: Record<ExitPhase, { tone: Tone; label: string }> = {
  cooling: { tone: 'neutral', label: 'Cooling down' },
  matured: { tone: 'warn', label: 'Waiting to be processed' },
  partly: { tone: 'warn', label: 'Partly processed' },
  chargeable: { tone: 'neutral', label: 'Report window' },
  held: { tone: 'warn', label: 'Held by an incident' },
  takeable: { tone: 'good', label: 'Ready' },
};

type RowProps = { exit: Exit; phase: ExitPhase; pool: PoolSummary; now: number };

function aheadOf(exit: Exit, pool: PoolSummary): string {
  if (exit.ahead === 0n) return 'It is first in the queue.';
  return `${amountOf(assetsFor(pool, exit.ahead), pool.asset)} is ahead of it in the queue.`;
}

function Next({ exit, phase, pool, now }: RowProps) {
  const left = exit.nextTakeableAt;
  switch (phase) {
    case 'cooling':
      return (
        <>
          Can be processed from <Moment time={exit.maturesAt} />,{' '}
          <Countdown time={exit.maturesAt} now={now} />. {aheadOf(exit, pool)}
        </>
      );
    case 'matured':
      return exit.ahead > 0n ? (
        <>Matured. {aheadOf(exit, pool)} Anyone can process the queue.</>
      ) : (
        <>Matured and first in the queue: process it, then the report window begins.</>
      );
    case 'partly':
      return (
        <>
          {formatPercent(ratio(exit.processedShares, exit.shares) ?? 0n, 0)} has left the shares; the rest
          keeps its place, first in the queue, until live cover allows more.
        </>
      );
    case 'chargeable':
      return (
        <>
          The money can be taken from <Moment time={left} />, <Countdown time={left} now={now} />.
        </>
      );
    case 'held':
      return (
        <>
          An incident from before this exit is still open.
          {!advanceOf(exit) && ' The money can be taken when it is decided.'} See{' '}
          <Link href="/claims" className="underline underline-offset-4">
            Claims
          </Link>{' '}
          for what it waits for.
        </>
      );
    case 'takeable':
      return <>{amountOf(exit.takeableAssets, pool.asset)} can be taken now.</>;
  }
}

export function ExitRow(props: RowProps) {
  const { exit, phase, pool } = props;
  const worth = exit.processedAssets + assetsFor(pool, exit.shares - exit.processedShares);
  const { tone, label } = BADGES[phase];
  return (
    <li className="grid gap-1.5 rounded-control border p-4 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="figure font-medium text-ink">{amountOf(worth, pool.asset)}</span>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <ExitStations exit={exit} pool={pool} now={props.now} />
      <p className="text-ink-soft">
        <Next {...props} />
      </p>
      <ExitAdvance exit={exit} pool={pool} />
    </li>
  );
}
