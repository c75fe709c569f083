'use client';

import type { Hex } from 'viem';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useWallet } from '@/components/wallet/wallet-provider';
import { saltFile } from '@/lib/claims/salts';
import type { Ballot } from '@/lib/claims/vote';

type SaltNoteProps = { ballot: Ballot; salt: Hex };

/** For a wallet whose signatures are not repeatable: explains that the vote has its own key, which can be saved. */
export function SaltNote({ ballot, salt }: SaltNoteProps) {
  const { account } = useWallet();
  if (!account) return null;
  const save = () => {
    const file = new Blob([saltFile(ballot, account, salt)], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `breakwater-vote-${ballot.incident}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Callout
      kind="warn"
      title="Only this browser can reveal your vote"
      action={
        <Button size="sm" variant="secondary" onClick={save}>
          Save the key as a file
        </Button>
      }
    >
      Your wallet signs the same message differently each time, so its signature cannot serve as the key. This
      browser made a random key and stores it. Save the key as a file: without it you cannot reveal your vote
      on another device, or here once the browser’s data is cleared. Anyone with the file can see your vote.
    </Callout>
  );
}
