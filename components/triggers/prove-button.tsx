'use client';

import type { Hex } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import type { Asset } from '@/lib/capital/types';

type ProveProps = {
  product: number;
  /** Null if nothing can be proven now. */
  evidence: Hex | null;
  asset: Asset;
  label: string;
};

/** Proves an event by a feed's rounds, which decides the incident. Anyone may. */
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
