'use client';

import Link from 'next/link';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { WaitIcon } from '@/components/ui/icons';
import { useFocusAfter } from '@/components/ui/use-focus-after';
import type { TxState } from '@/lib/tx/machine';
import { endTitle, progressWords } from '@/lib/tx/words';
import { StopWatching } from './stop-watching';
import type { Tx } from './use-tx';

function Waiting({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-2.5 text-ink-soft text-sm">
      <WaitIcon size={16} className="mt-0.5 shrink-0 animate-spin text-accent" />
      <span>{children}</span>
    </p>
  );
}

/** The hash is in the notice that every page shows. */
function Mining({ state }: { state: Extract<TxState, { status: 'mining' }> }) {
  const { title, more } = progressWords(state);
  return (
    <div className="grid gap-2">
      <Waiting>
        {title}: <span className="font-medium text-ink">{state.label}</span>
        {more && <span className="mt-1 block">{more}</span>}
      </Waiting>
      <StopWatching sent={state} />
    </div>
  );
}

/** A wallet may never answer if its window was closed or overlooked. */
const SILENT_AFTER = 45_000;

function Signing({ state }: { state: Extract<TxState, { status: 'signing' }> }) {
  const [isSilent, setSilent] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSilent(true), SILENT_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Waiting>
      {state.note && <span className="mb-1 block">{state.note}</span>}
      {state.of > 1 && `Step ${state.step} of ${state.of}. `}
      Confirm in your wallet: <span className="font-medium text-ink">{state.label}</span>
      {isSilent && (
        <span className="mt-1 block">
          Your wallet has not answered yet. Open it and look for the request. If it shows none, and its
          activity shows nothing new, reload this page and start again.
        </span>
      )}
    </Waiting>
  );
}

type FailedProps = { state: Extract<TxState, { status: 'reverted' }>; onDismiss: () => void };

function Failed({ state, onDismiss }: FailedProps) {
  const ref = useRef<HTMLDivElement>(null);
  useFocusAfter(ref);
  return (
    <div ref={ref}>
      <Callout
        kind="error"
        title={endTitle(state.end)}
        action={
          <Button size="sm" variant="secondary" onClick={onDismiss}>
            Dismiss
          </Button>
        }
      >
        {state.message}
      </Callout>
    </div>
  );
}

/** The transaction's status in words, and what to do next. */
export function TxStatus({ tx }: { tx: Tx }) {
  const { state, reset } = tx;
  switch (state.status) {
    case 'idle':
      return null;
    case 'simulating':
      return <Waiting>Checking that the transaction would succeed…</Waiting>;
    case 'signing':
      return <Signing key={state.step} state={state} />;
    case 'mining':
      return <Mining state={state} />;
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
      return <Failed state={state} onDismiss={reset} />;
  }
}
