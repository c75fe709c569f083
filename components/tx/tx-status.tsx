'use client';

import { Loader } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import type { TxState } from '@/lib/tx/machine';
import { shortHex } from '@/lib/units';
import type { Tx } from './use-tx';

function Waiting({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="flex items-start gap-2.5 text-ink-soft text-sm">
      <Loader aria-hidden size={16} className="mt-0.5 shrink-0 animate-spin text-accent" />
      <span>{children}</span>
    </p>
  );
}

function Mining({ tx, state }: { tx: Tx; state: Extract<TxState, { status: 'mining' }> }) {
  const { label, hash, isSlow, isProposal } = state;
  const name = <span className="font-medium text-ink">{label}</span>;
  if (!isSlow && !isProposal) return <Waiting>Sent. Waiting for the network to confirm: {name}</Waiting>;
  return (
    <div className="grid gap-2">
      <Waiting>
        {isProposal ? (
          <>Sent to your account’s signers. It is carried out when they execute it: {name}</>
        ) : (
          <>Still on its way, slower than usual: {name}. It may still be carried out; do not send it again.</>
        )}
      </Waiting>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-xs">
        <span className="figure">{shortHex(hash)}</span>
        <CopyButton text={hash} label="Copy the transaction’s hash" />
        <button type="button" className="link min-h-8 cursor-pointer" onClick={tx.leave}>
          Stop watching
        </button>
      </p>
    </div>
  );
}

/** What the transaction is doing, in words, and what to do next. */
export function TxStatus({ tx }: { tx: Tx }) {
  const { state, reset } = tx;
  switch (state.status) {
    case 'idle':
      return null;
    case 'simulating':
      return <Waiting>Checking that it would succeed…</Waiting>;
    case 'signing':
      return (
        <Waiting>
          {state.of > 1 && `Step ${state.step} of ${state.of}. `}
          Confirm in your wallet: <span className="font-medium text-ink">{state.label}</span>
        </Waiting>
      );
    case 'mining':
      return <Mining tx={tx} state={state} />;
    case 'confirmed': {
      const { message, href, linkLabel } = state.outcome;
      return (
        <Callout
          kind="good"
          title={message}
          action={
            href && (
              <Link href={href} className="link font-medium">
                {linkLabel ?? 'See it'}
              </Link>
            )
          }
        />
      );
    }
    case 'rejected':
      return (
        <Callout kind="warn" title="You declined it in your wallet">
          Nothing was sent and nothing was taken. Press the button again when you are ready.
        </Callout>
      );
    case 'reverted':
      return (
        <Callout
          kind="error"
          title="It did not go through"
          action={
            <Button size="sm" variant="secondary" onClick={reset}>
              Dismiss
            </Button>
          }
        >
          {state.message}
        </Callout>
      );
  }
}
