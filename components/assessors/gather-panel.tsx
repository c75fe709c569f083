'use client';

import type { Address } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import type { Asset } from '@/lib/capital/types';
import { plural } from '@/lib/time';

type GatherProps = {
  voter: Address;
  votes: { incident: number; round: number }[];
  /** Pools in which a reward waits, or will once the votes are settled. */
  pools: { pool: Address; asset: Asset }[];
};

/** Settles every vote that can be, and collects every reward, in one transaction. */
export function GatherPanel({ voter, votes, pools }: GatherProps) {
  const tx = useTx('gather-rewards');
  const isEmpty = votes.length === 0 && pools.length === 0;
  if (isEmpty && tx.state.status === 'idle') return null;
  const parts = [
    votes.length > 0 && `settle ${plural(votes.length, 'vote')}`,
    pools.length > 0 && 'collect the rewards',
  ].filter((part) => part !== false);
  const label = parts.join(' and ');
  return (
    <TxAction
      tx={tx}
      size="md"
      label={isEmpty ? 'Settled' : label.charAt(0).toUpperCase() + label.slice(1)}
      request={isEmpty ? null : { flow: 'gatherRewards', args: { votes, voter, pools } }}
      blocked={isEmpty ? 'Nothing more is waiting.' : null}
    />
  );
}
