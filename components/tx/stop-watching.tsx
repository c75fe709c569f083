'use client';

import { useRef } from 'react';
import { useFocusAfter } from '@/components/ui/use-focus-after';
import { useWallet } from '@/components/wallet/wallet-provider';
import { canLeave, type UnderWay } from '@/lib/tx/machine';

/** Offers to stop watching a transaction that may never end. Renders nothing for one that the network will include. */
export function StopWatching({ sent }: { sent: Pick<UnderWay, 'id' | 'kind' | 'progress'> }) {
  const { runtime, account } = useWallet();
  if (!runtime || !account || !canLeave(sent)) return null;
  return <StopButton onStop={() => runtime.transactions.leave(account, sent.id)} />;
}

function StopButton({ onStop }: { onStop: () => void }) {
  const ref = useRef<HTMLButtonElement>(null);
  useFocusAfter(ref);
  return (
    <button
      ref={ref}
      type="button"
      className="link min-h-8 cursor-pointer justify-self-start text-xs"
      onClick={onStop}
    >
      Stop watching
    </button>
  );
}
