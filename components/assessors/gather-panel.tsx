'use client';

import type { Address } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import type { Asset } from '@/lib/capital/types';
import { plural } from '@/lib/time';

type GatherProps = {
  voter: Address;
  /** Final incidents whose vote is not settled. */
  incidents: number[];
  /** Pools with a reward that waits, or that will once the votes are settled. */
  pools: { pool: Address; asset: Asset }[];
};

/** Settles all votes, then collects all rewards. */
export function GatherPanel({ voter, incidents, pools }: GatherProps) {
  const tx = useTx('gather-rewards');
  const isEmpty = incidents.length === 0 && pools.length === 0;
  if (isEmpty && tx.state.status === 'idle') return null;
  const parts = [
    incidents.length > 0 && `settle ${plural(incidents.length, 'vote')}`,
    pools.length > 0 && 'collect the rewards',
  ].filter((part) => part !== false);
  const label = parts.join(' and ');
  return (
    <TxAction
      tx={tx}
      size="md"
      label={isEmpty ? 'Settled' : label.charAt(0).toUpperCase() + label.slice(1)}
      request={isEmpty ? null : { flow: 'gatherRewards', args: { incidents, voter, pools } }}
      blocked={isEmpty ? 'Nothing is left to settle or collect.' : null}
    />
  );
}
