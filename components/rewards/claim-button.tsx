'use client';

import type { Address } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import type { Asset } from '@/lib/capital/types';

type ClaimButtonProps = {
  slot: string;
  claims: { pool: Address; token: Asset }[];
  label: string;
  variant?: 'primary' | 'secondary';
};

/** Claims rewards in one transaction: of one pool and token, or all. */
export function ClaimButton({ slot, claims, label, variant = 'primary' }: ClaimButtonProps) {
  const tx = useTx(`claim.${slot}`);
  const isEmpty = claims.length === 0;
  if (isEmpty && tx.state.status === 'idle') return null;
  return (
    <TxAction
      tx={tx}
      size="md"
      variant={variant}
      label={label}
      request={isEmpty ? null : { flow: 'claimRewards', args: { claims } }}
      blocked={isEmpty ? 'There is nothing to claim now.' : null}
    />
  );
}
