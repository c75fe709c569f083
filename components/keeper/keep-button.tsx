'use client';

import type { Address, Hex } from 'viem';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';

type KeepProps = {
  /** Tells this button from the others on the page. */
  slot: string;
  to: Address;
  calls: Hex[];
  label: string;
  /** The one that also offers to connect a wallet; the others wait for one. */
  isMain?: boolean;
};

/** Does one overdue step, or all that one contract takes. */
export function KeepButton({ slot, to, calls, label, isMain = false }: KeepProps) {
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
