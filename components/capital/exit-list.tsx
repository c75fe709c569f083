'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useAccountRead } from '@/components/tx/use-account-read';
import { type Tx, useTx } from '@/components/tx/use-tx';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useWallet } from '@/components/wallet/wallet-provider';
import { type Exit, exitOf, exitPhase, processingWaits } from '@/lib/capital/exit-state';
import type { PoolSummary } from '@/lib/capital/types';
import { formatAmount } from '@/lib/units';
import { ExitRow } from './exit-row';

type ListProps = { pool: PoolSummary; now: number };

function Process({ pool, now, exits, tx }: ListProps & { exits: Exit[]; tx: Tx }) {
  const isDue = exits.some((exit) => exit.processedShares < exit.shares && exit.maturesAt <= now);
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

function Take({ pool, exits, tx }: { pool: PoolSummary; exits: Exit[]; tx: Tx }) {
  const ready = exits.filter((exit) => exit.takeableShares > 0n);
  const shares = ready.reduce((sum, exit) => sum + exit.takeableShares, 0n);
  const assets = ready.reduce((sum, exit) => sum + exit.takeableAssets, 0n);
  if (shares === 0n && tx.state.status === 'idle') return null;
  return (
    <TxAction
      tx={tx}
      size="md"
      label={`Take ${formatAmount(assets, pool.asset.decimals)} ${pool.asset.symbol}`}
      request={{ flow: 'takeExit', args: { pool: pool.address, unit: pool.asset, shares } }}
      blocked={shares === 0n ? 'Nothing more can be taken now.' : null}
    />
  );
}

export function ExitList({ pool, now }: ListProps) {
  const { account } = useWallet();
  const { data, isError, refetch } = useAccountRead(['exits', pool.address], (reads, owner) =>
    reads.exits(pool.address, owner),
  );
  const take = useTx(`take.${pool.address}`);
  const process = useTx(`process.${pool.address}`);

  if (!account)
    return <p className="text-ink-soft text-sm">Connect your wallet to see your exits from this pool.</p>;
  if (isError) {
    return (
      <Callout
        kind="error"
        title="Your exits could not be read"
        action={
          <Button size="sm" onClick={() => refetch()}>
            Try again
          </Button>
        }
      >
        The network did not answer.
      </Callout>
    );
  }
  if (!data) {
    return (
      <Loading label="Reading your exits">
        <Skeleton className="h-20 w-full" />
      </Loading>
    );
  }
  const exits = data.map(exitOf);
  const isQuiet = take.state.status === 'idle' && process.state.status === 'idle';
  if (exits.length === 0 && isQuiet) {
    return (
      <EmptyState title="No exits under way">
        Request one above; its dates and the way to your money appear here.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-4">
      <ul className="grid gap-3">
        {exits.map((exit) => (
          <ExitRow key={exit.id} exit={exit} phase={exitPhase(exit, now)} pool={pool} now={now} />
        ))}
      </ul>
      <Process pool={pool} now={now} exits={exits} tx={process} />
      <Take pool={pool} exits={exits} tx={take} />
    </div>
  );
}
