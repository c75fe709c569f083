'use client';

import type { Address, Hex } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';

type KeepProps = {
  /** Tells this button from the others on the page. */
  slot: string;
  to: Address;
  calls: Hex[];
  label: string;
  isMain?: boolean;
};

/** Does one overdue step, or all that one contract takes. */
export function KeepButton({ slot, to, calls, label, isMain = false }: KeepProps) {
  const tx = useTx(`keep.${slot}`);
  return (
    <TxAction
      tx={tx}
      size="md"
      variant={isMain ? 'primary' : 'secondary'}
      label={label}
      purpose="to do it"
      request={{ flow: 'keep', args: { to, calls } }}
    />
  );
}
