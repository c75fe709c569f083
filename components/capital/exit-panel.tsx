'use client';

import { TxAction } from '@/components/tx/tx-action';
import { type Tx, useTx } from '@/components/tx/use-tx';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { refreshQueries } from '@/components/ui/use-query';
import { type Exit, processingWaits } from '@/lib/capital/exit-state';
import { amountOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';
import { ExitCard } from './exit-card';
import { useExit } from './use-exit';

type PanelProps = { pool: PoolSummary; now: number };
type ActionProps = { pool: PoolSummary; exit: Exit | null; tx: Tx };

function Process({ pool, exit, tx, now }: ActionProps & { now: number }) {
  const isDue = exit !== null && exit.processed < exit.shares && exit.maturesAt <= now;
  if (!isDue && tx.state.status === 'idle') return null;
  return (
    <TxAction
      tx={tx}
      size="md"
      variant="secondary"
      label="Process the queue"
      request={{
        flow: 'processExits',
        args: { pool: pool.address, unit: pool.asset, reportDays: pool.reportDays },
      }}
      blocked={isDue ? processingWaits(pool) : 'Nothing is waiting to be processed.'}
    />
  );
}

function Claim({ pool, exit, tx }: ActionProps) {
  const isReady = exit !== null && exit.claimable > 0n;
  if (!isReady && tx.state.status === 'idle') return null;
  return (
    <TxAction
      tx={tx}
      size="md"
      label={isReady ? `Claim ${amountOf(exit.claimableAssets, pool.asset)}` : 'Claim'}
      request={{ flow: 'claimExit', args: { pool: pool.address, asset: pool.asset } }}
      blocked={isReady ? null : 'Nothing more can be claimed now.'}
    />
  );
}

/** The connected account's exit from a pool, and its actions. */
export function ExitPanel({ pool, now }: PanelProps) {
  const { data: exit, error } = useExit(pool.address);
  const claim = useTx(`claim.${pool.address}`);
  const process = useTx(`process.${pool.address}`);

  if (error) {
    return (
      <Callout
        kind="error"
        title="Your exit could not be read"
        action={
          <Button size="sm" onClick={refreshQueries}>
            Try again
          </Button>
        }
      >
        The network did not answer.
      </Callout>
    );
  }
  if (exit === undefined) {
    return (
      <Loading label="Reading your exit">
        <Skeleton className="h-20 w-full" />
      </Loading>
    );
  }
  const isQuiet = claim.state.status === 'idle' && process.state.status === 'idle';
  if (exit === null && isQuiet) {
    return (
      <EmptyState title="No open exit">Request one above. Its dates and amounts will appear here.</EmptyState>
    );
  }
  return (
    <div className="grid gap-4">
      {exit && <ExitCard exit={exit} pool={pool} now={now} />}
      <Process pool={pool} now={now} exit={exit} tx={process} />
      <Claim pool={pool} exit={exit} tx={claim} />
    </div>
  );
}
