'use client';

import type { Hex } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import type { Asset } from '@/lib/capital/types';

type ProveProps = {
  product: number;
  /** Null when nothing can be proven now. */
  evidence: Hex | null;
  asset: Asset;
  label: string;
};

/** One button from a feed's rounds to a decided incident. Anyone may press it. */
export function ProveButton({ product, evidence, asset, label }: ProveProps) {
  const tx = useTx(`prove.${product}`);
  if (!evidence && tx.state.status === 'idle') return null;
  return (
    <TxAction
      tx={tx}
      label={label}
      purpose="to prove it"
      request={evidence ? { flow: 'prove', args: { product, evidence, asset } } : null}
      blocked={evidence ? null : 'There is nothing more to prove now.'}
    />
  );
}
