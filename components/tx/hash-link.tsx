'use client';

import { CopyButton } from '@/components/ui/copy-button';
import { useWallet } from '@/components/wallet/wallet-provider';
import { transactionUrl } from '@/lib/chains';
import { isHash } from '@/lib/tx/hash';
import type { Progress, Sent } from '@/lib/tx/types';
import { shortHex } from '@/lib/units';

/** The hash of what was sent. Links to the explorer once a transaction is on chain. */
export function HashLink({ sent, progress }: { sent: Pick<Sent, 'id' | 'kind'>; progress: Progress }) {
  const { network } = useWallet();
  const own = sent.kind === 'transaction' && isHash(sent.id) ? sent.id : undefined;
  const hash = progress.hash ?? own;
  const url = hash && transactionUrl(network, hash);
  if (sent.kind === 'request' && !hash) return null;
  const text = hash ?? sent.id;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-xs">
      <span className="figure">{shortHex(text)}</span>
      <CopyButton text={text} label={hash ? 'Copy the transaction’s hash' : 'Copy the id'} />
      {url && (
        <a href={url} target="_blank" rel="noreferrer" className="link">
          See it in the explorer
        </a>
      )}
    </span>
  );
}
