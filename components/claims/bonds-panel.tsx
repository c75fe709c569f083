'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { AddressText } from '@/components/ui/address';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import type { Bond } from '@/lib/claims/bonds';
import type { Party } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';

const PARTY_WORDS: Record<Party, string> = {
  filer: 'Filer',
  challenger: 'Challenger',
  appellant: 'Appellant',
};

const STATE_WORDS: Record<Bond['state'], string> = {
  held: 'held until the incident is settled',
  owed: 'can be collected',
  returned: 'collected',
  forfeited: 'forfeited',
};

type BondsProps = { incident: number; bonds: readonly Bond[]; asset: Asset };

/** The bonds of an incident and their outcome. */
export function BondsPanel({ incident, bonds, asset }: BondsProps) {
  return (
    <ul className="grid gap-4">
      {bonds.map((bond) => (
        <BondLine key={bond.party} bond={bond} incident={incident} asset={asset} />
      ))}
    </ul>
  );
}

type LineProps = { bond: Bond; incident: number; asset: Asset };

function BondLine({ bond, incident, asset }: LineProps) {
  const { party, by, amount, owed, state } = bond;
  const { account } = useWallet();
  const tx = useTx(`bond.${incident}.${party}`);
  const isMine = account === by;
  return (
    <li className="grid gap-3 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-ink-soft">
          {PARTY_WORDS[party]} <AddressText address={by} copy={false} />
        </span>
        <span>
          <span className="figure text-ink">{formatMoney(amount, asset)}</span>{' '}
          <span className="text-ink-soft">{STATE_WORDS[state]}</span>
        </span>
      </div>
      {owed > amount && (
        <p className="text-ink-soft">
          Including half of the other side’s bond: {formatMoney(owed, asset)} to collect.
        </p>
      )}
      {(state === 'owed' || tx.state.status !== 'idle') && (
        <TxAction
          tx={tx}
          size="md"
          variant={isMine ? 'primary' : 'secondary'}
          label={
            isMine ? `Collect ${formatMoney(owed, asset)}` : `Pay ${formatMoney(owed, asset)} to the ${party}`
          }
          purpose="to collect the bond"
          request={{ flow: 'collectBond', args: { incident, asset, party } }}
          blocked={state === 'owed' ? null : 'The bond is collected.'}
        />
      )}
    </li>
  );
}
