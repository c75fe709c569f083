'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import type { Incident } from '@/lib/claims/types';
import { formatAmount } from '@/lib/units';

/** Gives the filer the bond back, when settling did not do it already. */
export function BondPanel({ incident, asset }: { incident: Incident; asset: Asset }) {
  const { account } = useWallet();
  const tx = useTx(`bond.${incident.id}`);
  if (!incident.bondOwed && tx.state.status === 'idle') return null;

  const bond = `${formatAmount(incident.bond, asset.decimals)} ${asset.symbol}`;
  const isFiler = account === incident.filer;
  return (
    <div className="grid gap-3 border-t pt-4">
      <p className="text-ink-soft text-sm">
        {isFiler ? 'Your' : 'The filer’s'} bond of {bond} can go back. Anyone may send it; it always goes to
        the filer.
      </p>
      <TxAction
        tx={tx}
        size="md"
        variant={isFiler ? 'primary' : 'secondary'}
        label={isFiler ? `Take your bond of ${bond}` : 'Return the bond'}
        purpose="to return the bond"
        request={{ flow: 'collectBond', args: { incident: incident.id, asset } }}
        blocked={incident.bondOwed ? null : 'The bond is back with the filer.'}
      />
    </div>
  );
}
