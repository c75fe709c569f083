'use client';

import type { Address } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { amountOf } from '@/lib/capital/figure';
import type { PaidVote } from '@/lib/rewards/types';
import { BRK } from '@/lib/tx/types';

type VoteEmissionProps = { voter: Address; votes: readonly PaidVote[] };

/** BRK that wait for votes near their verdicts. */
export function VoteEmission({ voter, votes }: VoteEmissionProps) {
  const tx = useTx('claim-votes');
  const isEmpty = votes.length === 0;
  if (isEmpty && tx.state.status === 'idle') return null;
  const sum = votes.reduce((total, { amount }) => total + amount, 0n);
  return (
    <div className="grid gap-3">
      {!isEmpty && (
        <p>
          Votes of yours near the verdict bring <span className="figure text-ink">{amountOf(sum, BRK)}</span>{' '}
          from the mutual.
        </p>
      )}
      <TxAction
        tx={tx}
        size="md"
        label={isEmpty ? 'Claimed' : `Claim ${amountOf(sum, BRK)}`}
        request={
          isEmpty
            ? null
            : {
                flow: 'claimVotes',
                args: {
                  voter,
                  votes: votes.map(({ incident, round, isBooked }) => ({ incident, round, isBooked })),
                },
              }
        }
        blocked={isEmpty ? 'Nothing more waits.' : null}
      />
    </div>
  );
}
