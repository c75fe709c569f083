'use client';

import type { Address, Hex } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';

type DutyButtonProps = {
  /** Distinguishes this button from the others on the page. */
  slot: string;
  to: Address;
  calls: Hex[];
  label: string;
  /** Whether the button also offers to connect a wallet. One on the page does. */
  isMain?: boolean;
};

/** Sends one overdue step, or all steps of one contract. */
export function DutyButton({ slot, to, calls, label, isMain = false }: DutyButtonProps) {
  const { account } = useWallet();
  const tx = useTx(`keep.${slot}`);
  if (!account && !isMain) return null;
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
