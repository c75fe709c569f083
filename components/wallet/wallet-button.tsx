'use client';

import { Button } from '@/components/ui/button';
import { shortHex } from '@/lib/units';
import { opensWallet } from '@/lib/wallet/clicks';
import { AccountMark } from './account-mark';
import { useWallet } from './wallet-provider';

/** In the header: connects, or shows the account. One button for both, so that it keeps the focus when an account connects. */
export function WalletButton() {
  const { account, isLoading, prepare } = useWallet();
  return (
    <Button
      variant={account ? 'secondary' : 'primary'}
      size="sm"
      aria-label={account ? `Connected as ${account}. Account options` : undefined}
      disabled={!account && isLoading}
      onPointerEnter={prepare}
      onFocus={prepare}
      {...opensWallet(account ? 'account' : 'connect')}
    >
      {account ? <Account address={account} /> : isLoading ? 'Opening…' : 'Connect wallet'}
    </Button>
  );
}

function Account({ address }: { address: string }) {
  const [start, end] = [address.slice(0, 6), shortHex(address).slice(6)];
  return (
    <>
      <AccountMark address={address} size={18} />
      <span className="font-mono text-xs">
        <span className="max-[26rem]:hidden">{start}</span>
        {end}
      </span>
    </>
  );
}
