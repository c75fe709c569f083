'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import type { CoverPart, Incident } from '@/lib/claims/types';
import { plural } from '@/lib/time';
import { formatAmount } from '@/lib/units';

/** More covers than this in one transaction could pass a block's gas limit. */
const MOST_AT_ONCE = 100;

type CollectProps = { incident: Incident; parts: readonly CoverPart[]; asset: Asset };

/** Pays the covers that have not collected yet: the holder's own first, then, for whoever likes, all others. */
export function CollectPanel({ incident, parts, asset }: CollectProps) {
  const { account } = useWallet();
  const mine = useTx(`collect.${incident.id}`);
  const others = useTx(`collect-others.${incident.id}`);

  const waiting = parts.filter(({ collectable }) => collectable > 0n);
  const own = waiting.filter(({ holder }) => holder === account);
  const rest = waiting.filter(({ holder }) => holder !== account).slice(0, MOST_AT_ONCE);
  const total = (covers: readonly CoverPart[]) => {
    const sum = covers.reduce((all, { collectable }) => all + collectable, 0n);
    return `${formatAmount(sum, asset.decimals)} ${asset.symbol}`;
  };
  const request = (covers: readonly CoverPart[]) => ({
    flow: 'collect' as const,
    args: { incident: incident.id, asset, covers: covers.map(({ cover }) => cover), proof: null },
  });
  const held = parts.filter(({ holder }) => holder === account).length;

  return (
    <div className="grid gap-5">
      {own.length > 0 || !account || mine.state.status !== 'idle' ? (
        <TxAction
          tx={mine}
          label={account && own.length === 0 ? 'Collected' : `Collect ${total(own)}`}
          purpose="to collect"
          request={own.length > 0 ? request(own) : null}
          blocked={own.length === 0 ? 'Your covers have collected everything from this incident.' : null}
        />
      ) : (
        <p className="text-ink-soft text-sm">
          {held > 0
            ? `Your ${held === 1 ? 'cover has' : 'covers have'} collected everything from this incident.`
            : 'None of your covers was in force at the event.'}
        </p>
      )}
      {account && (rest.length > 0 || others.state.status !== 'idle') && (
        <div className="grid gap-3 border-t pt-4">
          <p className="text-ink-soft text-sm">
            {plural(rest.length, 'other cover')} can still collect {total(rest)}. Anyone may send it on; it
            always goes to the holder.
          </p>
          <TxAction
            tx={others}
            size="md"
            variant="secondary"
            label="Pay the other holders"
            request={rest.length > 0 ? request(rest) : null}
            blocked={rest.length === 0 ? 'Every cover has collected.' : null}
          />
        </div>
      )}
    </div>
  );
}
