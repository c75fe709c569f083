'use client';

import { useState } from 'react';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import { leftOf, limitedTo, paidOf } from '@/lib/claims/loss-root';
import type { LossProof } from '@/lib/claims/proofs';
import type { CoverPart, Incident } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';
import { CoverChoice } from './cover-choice';
import { OwnLoss } from './own-loss';

type CollectProps = {
  incident: Incident;
  /** Covers of the session's account that were in force at the event. */
  parts: readonly CoverPart[];
  /** The largest verdict of the episode. */
  largestBps: number;
  asset: Asset;
  /** What the session's account has been paid of its proven loss. */
  paid: bigint;
};

const sumOf = (parts: readonly CoverPart[]) => parts.reduce((sum, { collectable }) => sum + collectable, 0n);

/** Collects the payouts of the holder's covers in one transaction. */
export function CollectPanel({ incident, parts, largestBps, asset, paid }: CollectProps) {
  const { account } = useWallet();
  const [proof, setProof] = useState<LossProof | null>(null);
  const [skipped, setSkipped] = useState<ReadonlySet<number>>(new Set());
  const tx = useTx(`collect.${incident.id}`, () => setProof(null));
  const { lossRoot, severityBps } = incident;

  // an empty pot does not tell the holder's loss, so the list is still read
  const waiting = parts.filter(
    ({ collectable, received }) => collectable > 0n || (lossRoot !== null && received === 0n),
  );
  const chosen = waiting.filter(({ cover }) => !skipped.has(cover));
  const left = proof ? leftOf(proof.loss, paid) : sumOf(chosen);
  const pays = limitedTo(chosen, left);
  const covers = paidOf(chosen, left).map(({ cover }) => cover);

  const blocked = () => {
    if (waiting.length === 0) return 'Your covers have collected everything from this incident.';
    if (sumOf(waiting) === 0n)
      return 'Nothing is left to collect: you were paid all that the list of losses allows.';
    if (lossRoot && !proof) return 'Add the proof of your loss.';
    if (chosen.length === 0) return 'Choose at least one cover.';
    return pays === 0n ? 'Your proven loss is paid in full.' : null;
  };

  if (account && waiting.length === 0 && tx.state.status === 'idle') {
    return parts.length === 0 ? null : (
      <p className="text-ink-soft text-sm">
        {parts.some(({ received }) => received > 0n)
          ? `${parts.length === 1 ? 'Your cover has' : 'Your covers have'} collected everything from this incident.`
          : 'Nothing is left to collect with your covers.'}
      </p>
    );
  }
  return (
    <div className="grid gap-5">
      {severityBps < largestBps && (
        <p className="text-ink-soft text-sm">
          A later verdict in this episode is larger. If your cover was in force then, collect from that
          incident: it pays you for both at once.
        </p>
      )}
      {account && lossRoot && (
        <>
          <p className="text-ink-soft text-sm">
            This incident pays proven losses only. Your covers collect up to{' '}
            {formatMoney(sumOf(chosen), asset)} together, and no more than your loss.
          </p>
          <OwnLoss
            digest={incident.lossList}
            root={lossRoot}
            account={account}
            asset={asset}
            onChange={setProof}
            disabled={tx.busy}
          />
        </>
      )}
      {waiting.length > 1 && (
        <CoverChoice
          parts={waiting}
          skipped={skipped}
          onChange={setSkipped}
          asset={asset}
          disabled={tx.busy}
        />
      )}
      <TxAction
        tx={tx}
        label={account && waiting.length === 0 ? 'Collected' : `Collect ${formatMoney(pays, asset)}`}
        purpose="to collect"
        request={
          chosen.length > 0
            ? { flow: 'collect', args: { incident: incident.id, asset, covers, proof } }
            : null
        }
        blocked={blocked()}
      />
    </div>
  );
}
