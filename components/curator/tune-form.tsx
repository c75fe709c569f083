'use client';

import { useState } from 'react';
import { ProposalFields } from '@/components/governance/proposal-fields';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { isSame, isTighter, type Limits, TUNE_FIELDS, tuneBounds } from '@/lib/curator/terms';
import { formatField, numberProblem } from '@/lib/governance/number-fields';
import { plural } from '@/lib/time';
import { useDraft } from './use-draft';

type FormProps = { product: ProductSummary; asset: Asset; curator: string; limits: Limits };

/** Changes risk rate, share and longest term of a listed product: tighter at once, looser after a notice. */
export function TuneForm({ product, asset, curator, limits }: FormProps) {
  const { account } = useWallet();
  const [initial] = useState(() =>
    Object.fromEntries(
      TUNE_FIELDS.map((field) => {
        return [field.key, formatField(field, product[field.key as keyof ProductSummary], asset)];
      }),
    ),
  );
  const draft = useDraft(TUNE_FIELDS, initial, asset, (numbers) => tuneBounds(limits, product, numbers));
  const tx = useTx(`curate.tune.${product.id}`);
  const same = isSame(product, draft.numbers);
  const tighter = isTighter(product, draft.numbers);
  const { shareBps, maxDays, riskRate } = draft.numbers;
  const blocked = () => {
    if (account !== curator) return 'Only the curator of this pool can change products.';
    return draft.problem ?? (same ? 'No changes yet.' : null);
  };
  const tuning =
    shareBps === undefined || maxDays === undefined || riskRate === undefined
      ? null
      : { shareBps: Number(shareBps), maxDays: Number(maxDays), riskRate };
  return (
    <form className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
      <ProposalFields
        scope={`tune-${product.id}`}
        fields={TUNE_FIELDS}
        texts={draft.texts}
        onChange={draft.onChange}
        unit={asset}
        problemOf={numberProblem}
        bounds={draft.allowed}
        disabled={tx.busy}
      />
      {!same && draft.problem === null && (
        <p className="text-ink-soft text-sm">
          {tighter
            ? 'Tighter terms: they apply at once, to cover sold from then on.'
            : `Looser terms: they are announced and can be applied after ${plural(limits.loosenDays, 'day')}.`}
        </p>
      )}
      <TxAction
        tx={tx}
        size="md"
        label={same || tighter ? 'Change the product' : 'Announce the change'}
        purpose="as the curator"
        request={tuning && { flow: 'tuneProduct', args: { product: product.id, ...tuning } }}
        blocked={blocked()}
      />
    </form>
  );
}
