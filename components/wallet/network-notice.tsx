'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useSwitch } from './use-switch';
import { useWallet } from './wallet-provider';

/** Shown while the wallet is on another network than the page. */
export function NetworkNotice() {
  const { isWrongNetwork, network, runtime } = useWallet();
  const { problem, change } = useSwitch();
  if (!isWrongNetwork || !runtime) return null;
  return (
    <div className="pt-6">
      <Callout
        kind="warn"
        title="Your wallet is on another network"
        action={
          <Button size="sm" onClick={change}>
            Switch to {network.name}
          </Button>
        }
      >
        <p>This page shows {network.name}. You can read everything; to act, switch the wallet.</p>
        {problem && (
          <p role="alert" className="mt-2">
            {problem}
          </p>
        )}
      </Callout>
    </div>
  );
}
