'use client';

import { useState } from 'react';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import { leftOf, limitedTo, paidOf } from '@/lib/claims/loss-root';
import type { LossProof } from '@/lib/claims/proofs';
import type { CoverPart, Incident } from '@/lib/claims/types';
import { formatAmount } from '@/lib/units';
import { CollectOthers } from './collect-others';
import { CoverChoice } from './cover-choice';
import { OwnLoss } from './own-loss';

type CollectProps = {
  incident: Incident;
  parts: readonly CoverPart[];
  asset: Asset;
  /** What the session's account was paid of its proven loss. */
  paid: bigint;
};

const sumOf = (parts: readonly CoverPart[]) => parts.reduce((sum, { collectable }) => sum + collectable, 0n);

/** Pays the holder's covers in one transaction; then, for whoever likes, those of others. */
export function CollectPanel({ incident, parts, asset, paid }: CollectProps) {
  const { account } = useWallet();
  const [proof, setProof] = useState<LossProof | null>(null);
  const [skipped, setSkipped] = useState<ReadonlySet<number>>(new Set());
  const tx = useTx(`collect.${incident.id}`, () => setProof(null));
  const { lossRoot } = incident;
  const told = (amount: bigint) => `${formatAmount(amount, asset.decimals)} ${asset.symbol}`;

  const own = parts.filter(({ holder }) => holder === account);
  const waiting = own.filter(({ collectable }) => collectable > 0n);
  const chosen = waiting.filter(({ cover }) => !skipped.has(cover));
  const total = sumOf(chosen);
  const left = proof ? leftOf(proof.loss, paid) : total;
  const pays = limitedTo(chosen, left);
  const covers = paidOf(chosen, left).map(({ cover }) => cover);

  const blocked = () => {
    if (waiting.length === 0) return 'Your covers have collected everything from this incident.';
    if (lossRoot && !proof) return 'The proof of your loss is needed.';
    if (chosen.length === 0) return 'Choose at least one cover.';
    return pays === 0n ? 'Your proven loss is paid in full.' : null;
  };

  if (sumOf(parts) === 0n && tx.state.status === 'idle')
    return <p className="text-ink-soft text-sm">Every cover has collected.</p>;
  if (account && waiting.length === 0 && tx.state.status === 'idle') {
    return (
      <div className="grid gap-5">
        <p className="text-ink-soft text-sm">
          {own.length > 0
            ? `Your ${own.length === 1 ? 'cover has' : 'covers have'} collected everything from this incident.`
            : 'None of your covers was in force at the event.'}
        </p>
        {!lossRoot && <CollectOthers incident={incident.id} parts={parts} asset={asset} />}
      </div>
    );
  }
  return (
    <div className="grid gap-5">
      {account && lossRoot && waiting.length > 0 && (
        <>
          <p className="text-ink-soft text-sm">
            This incident pays proven losses: your covers collect {told(total)} together, but no more than you
            lost.
          </p>
          <OwnLoss
            digest={incident.evidence}
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
        label={account && waiting.length === 0 ? 'Collected' : `Collect ${told(pays)}`}
        purpose="to collect"
        request={
          chosen.length > 0
            ? { flow: 'collect', args: { incident: incident.id, asset, covers, proof } }
            : null
        }
        blocked={blocked()}
      />
      {account && !lossRoot && <CollectOthers incident={incident.id} parts={parts} asset={asset} />}
    </div>
  );
}
