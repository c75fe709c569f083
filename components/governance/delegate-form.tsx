'use client';

import { useState } from 'react';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { describedBy, Field, Input } from '@/components/ui/field';
import { useAddressReader } from '@/components/ui/use-address-reader';
import { useWallet } from '@/components/wallet/wallet-provider';

type DelegateProps = { isOwn: boolean; balance: bigint | null };

const wordless =
  'BRK has no voting power until you delegate it, to yourself or to somebody else. The tokens stay in your wallet.';

/** Delegates to the account itself with one click, or to another by address. */
export function DelegateForm({ isOwn, balance }: DelegateProps) {
  const { account } = useWallet();
  const [text, setText] = useState('');
  const [isElsewhere, setElsewhere] = useState(false);
  const tx = useTx('govern.delegate', () => setText(''));
  const read = useAddressReader(isElsewhere)(text);
  const other = read && 'address' in read ? read.address : null;
  const to = isElsewhere ? other : account;
  const error = isElsewhere && text && read && 'problem' in read ? read.problem : null;

  const blocked = () => {
    if (isElsewhere) return other ? null : 'Enter the address that should vote for you.';
    if (isOwn) return 'Your BRK is already delegated to you.';
    return balance === 0n ? 'You hold no BRK. Get some first; then it can vote.' : null;
  };
  return (
    <form className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
      <p className="text-ink-soft text-sm">{wordless}</p>
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={isElsewhere}
          onChange={({ target }) => setElsewhere(target.checked)}
        />
        Delegate to somebody else
      </label>
      {isElsewhere && (
        <Field
          id="delegate-to"
          label="Who votes for you"
          error={error}
          hint="You can change this at any time."
        >
          <Input
            id="delegate-to"
            value={text}
            onChange={({ target }) => setText(target.value)}
            placeholder="0x…"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={error !== null}
            aria-describedby={describedBy('delegate-to')}
          />
        </Field>
      )}
      <TxAction
        tx={tx}
        size="md"
        label={isElsewhere ? 'Delegate my votes' : 'Vote with my own BRK'}
        purpose="to vote"
        request={to ? { flow: 'delegate', args: { to, self: !isElsewhere } } : null}
        blocked={blocked()}
      />
    </form>
  );
}
