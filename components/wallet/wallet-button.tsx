'use client';

import { Button } from '@/components/ui/button';
import { shortHex } from '@/lib/units';
import { AccountMark } from './account-mark';
import { useWallet } from './wallet-provider';

/** In the header: connects, or shows who is connected. */
export function WalletButton() {
  const { account, isLoading, prepare, connect, manage } = useWallet();
  if (account) {
    const [start, end] = [account.slice(0, 6), shortHex(account).slice(6)];
    return (
      <Button
        variant="secondary"
        size="sm"
        aria-label={`Connected as ${account}. Account options`}
        onClick={manage}
      >
        <AccountMark address={account} size={18} />
        <span className="font-mono text-xs">
          <span className="max-[26rem]:hidden">{start}</span>
          {end}
        </span>
      </Button>
    );
  }
  return (
    <Button size="sm" onPointerEnter={prepare} onFocus={prepare} onClick={connect} disabled={isLoading}>
      {isLoading ? 'Opening…' : 'Connect wallet'}
    </Button>
  );
}
