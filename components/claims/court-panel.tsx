'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useAccountRead } from '@/components/tx/use-account-read';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Court } from '@/lib/claims/court-reads';
import type { Incident } from '@/lib/claims/types';
import { formatAmount } from '@/lib/units';

type CourtProps = {
  incident: Incident;
  /** The server's answer: all that a visitor without a wallet sees. */
  shown: Court | null;
};

/** Requests a ruling from the court behind an arbiter. Empty for an arbiter that is an account. */
export function CourtPanel({ incident: { id, process }, shown }: CourtProps) {
  const { arbiter } = process;
  const { network } = useWallet();
  const tx = useTx(`court.${id}`);
  const { data: court = shown } = useAccountRead(['court', arbiter, id], (reads) => reads.court(arbiter, id));
  if (!court) return null;
  if (court.isAsked)
    return (
      <p role="status" className="text-ink-soft text-sm">
        The court was asked to rule on this incident.
      </p>
    );
  const { symbol } = network.currency;
  const price = `${formatAmount(court.cost, 18)} ${symbol}`;
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft text-sm">
        This arbiter passes incidents to a court, which rules only on request. Anyone can ask it. The court
        keeps its fee of {price}, whatever the ruling.
      </p>
      <TxAction
        tx={tx}
        purpose="to ask the court"
        label={`Pay ${price} and ask the court`}
        request={{ flow: 'askCourt', args: { incident: id, arbiter, cost: court.cost, coin: symbol } }}
      />
    </div>
  );
}
