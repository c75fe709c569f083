'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import type { CoverPart } from '@/lib/claims/types';
import { plural } from '@/lib/time';
import { formatAmount } from '@/lib/units';

/** More covers than this in one transaction could pass a block's gas limit. */
const MOST_AT_ONCE = 100;

type OthersProps = { incident: number; parts: readonly CoverPart[]; asset: Asset };

/** Sends payouts on to holders who have not collected. */
export function CollectOthers({ incident, parts, asset }: OthersProps) {
  const { account } = useWallet();
  const tx = useTx(`collect-others.${incident}`);
  const rest = parts
    .filter(({ holder, collectable }) => holder !== account && collectable > 0n)
    .slice(0, MOST_AT_ONCE);
  if (rest.length === 0 && tx.state.status === 'idle') return null;

  const total = rest.reduce((sum, { collectable }) => sum + collectable, 0n);
  const covers = rest.map(({ cover }) => cover);
  return (
    <div className="grid gap-3 border-t pt-4">
      <p className="text-ink-soft text-sm">
        {plural(rest.length, 'other cover')} can still collect {formatAmount(total, asset.decimals)}{' '}
        {asset.symbol}. Anyone may send it on; it always goes to the holder.
      </p>
      <TxAction
        tx={tx}
        size="md"
        variant="secondary"
        label="Pay the other holders"
        request={rest.length > 0 ? { flow: 'collect', args: { incident, asset, covers, proof: null } } : null}
        blocked={rest.length === 0 ? 'Every cover has collected.' : null}
      />
    </div>
  );
}
