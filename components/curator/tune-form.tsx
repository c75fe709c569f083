'use client';

import { useState } from 'react';
import { MotionFields } from '@/components/governance/motion-fields';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asset } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { isSame, isTighter, type Limits, TUNE_FIELDS, tuneBounds } from '@/lib/curator/terms';
import { formatField } from '@/lib/governance/fields';
import { plural } from '@/lib/time';
import { useDraft } from './use-draft';

type FormProps = { product: ProductSummary; asset: Asset; curator: string; limits: Limits };

/** Price, share and longest term of a listed product: tighter at once, looser after notice. */
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
  const { maxShareBps, maxDays, rate } = draft.numbers;
  const blocked = () => {
    if (account !== curator) return 'Only the curator of this pool can tune products.';
    return draft.problem ?? (same ? 'Change something first: this is how it is.' : null);
  };
  const tuning =
    maxShareBps === undefined || maxDays === undefined || rate === undefined
      ? null
      : { maxShareBps: Number(maxShareBps), maxDays: Number(maxDays), rate };
  return (
    <form className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
      <MotionFields
        scope={`tune-${product.id}`}
        fields={TUNE_FIELDS}
        texts={draft.texts}
        onChange={draft.onChange}
        unit={asset}
        bounds={draft.allowed}
        disabled={tx.busy}
      />
      {!same && draft.problem === null && (
        <p className="text-ink-soft text-sm">
          {tighter
            ? 'This only tightens: it applies at once, to what is sold from then on.'
            : `Something gets looser: it is announced, and applies ${plural(limits.loosenDays, 'day')} later.`}
        </p>
      )}
      <TxAction
        tx={tx}
        size="md"
        label={same || tighter ? 'Tune it' : 'Announce it'}
        purpose="as the curator"
        request={tuning && { flow: 'tuneProduct', args: { product: product.id, ...tuning } }}
        blocked={blocked()}
      />
    </form>
  );
}
