'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useWallet } from './wallet-provider';

/** Shown while the wallet is on another network than the page. */
export function NetworkNotice() {
  const { isWrongNetwork, network, runtime } = useWallet();
  const [failed, setFailed] = useState(false);
  if (!isWrongNetwork || !runtime) return null;

  const { name, chainId, rpcUrl, currency } = network;
  const change = () => {
    setFailed(false);
    runtime.switchNetwork().catch(() => setFailed(true));
  };
  return (
    <div className="pt-6">
      <Callout
        kind="warn"
        title="Your wallet is on another network"
        action={
          <Button size="sm" onClick={change}>
            Switch to {name}
          </Button>
        }
      >
        <p>This page shows {name}. You can read everything; to act, switch the wallet.</p>
        {failed && (
          <p className="mt-2">
            The wallet did not switch. Add the network by hand: chain id {chainId}, RPC address{' '}
            <code className="break-all">{rpcUrl}</code>, currency {currency.symbol}.
          </p>
        )}
      </Callout>
    </div>
  );
}
