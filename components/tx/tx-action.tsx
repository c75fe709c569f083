'use client';

import { type ComponentProps, useId } from 'react';
import { Button } from '@/components/ui/button';
import { ConnectButton } from '@/components/wallet/connect-button';
import { useSwitch } from '@/components/wallet/use-switch';
import { useWallet } from '@/components/wallet/wallet-provider';
import { TxLine } from './tx-line';
import type { Requested, Tx } from './use-tx';

type TxActionProps = {
  tx: Tx;
  label: string;
  /** Null while the form is incomplete. */
  request: Requested | null;
  /** Why it cannot be done now, in one sentence. Takes precedence over everything except a missing wallet. */
  blocked?: string | null | undefined;
  variant?: ComponentProps<typeof Button>['variant'];
  size?: ComponentProps<typeof Button>['size'];
  /** What a user without a wallet connects for: "to stake". */
  purpose?: string;
};

/** The button of every transaction, with what blocks it and its status. */
export function TxAction({ tx, label, request, blocked, variant, size = 'lg', purpose }: TxActionProps) {
  const { account, runtime, isWrongNetwork, network } = useWallet();
  const { problem, change } = useSwitch();
  const reasonId = useId();
  const look = { variant, size, className: 'w-full' };

  if (!account) {
    return <ConnectButton {...look}>{`Connect wallet${purpose ? ` ${purpose}` : ''}`}</ConnectButton>;
  }
  if (isWrongNetwork && runtime) {
    return (
      <div className="grid gap-3">
        <Button {...look} onClick={change}>
          Switch your wallet to {network.name}
        </Button>
        {problem && (
          <p role="alert" className="break-words text-ink-soft text-sm">
            {problem}
          </p>
        )}
      </div>
    );
  }
  const isReady = runtime !== null && request !== null && !blocked && !tx.busy;
  return (
    <div className="grid gap-3">
      <Button
        {...look}
        disabled={!isReady}
        aria-describedby={blocked ? reasonId : undefined}
        onClick={() => request && tx.run(request)}
      >
        {runtime ? label : 'Reconnecting to your wallet…'}
      </Button>
      {blocked && (
        <p id={reasonId} className="text-ink-soft text-sm">
          {blocked}
        </p>
      )}
      <TxLine tx={tx} />
    </div>
  );
}
