'use client';

import type { Hex } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import type { Asset } from '@/lib/capital/types';

type SettleProps = {
  cover: number;
  asset: Asset;
  /** Null if nothing can be settled. */
  evidence: Hex | null;
  label: string;
};

/** Settles a cover that has ended, by the prices at its end. */
export function SettleButton({ cover, asset, evidence, label }: SettleProps) {
  const tx = useTx(`settle.${cover}`);
  if (!evidence && tx.state.status === 'idle') return null;
  return (
    <TxAction
      tx={tx}
      size="md"
      label={label}
      request={evidence ? { flow: 'settleCover', args: { cover, evidence, asset } } : null}
      blocked={evidence ? null : 'This cover is settled.'}
    />
  );
}
