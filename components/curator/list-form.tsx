'use client';

import { lazy, Suspense, useState } from 'react';
import { ProposalFields } from '@/components/governance/proposal-fields';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { Card, CardHeader } from '@/components/ui/card';
import { orNotLoaded } from '@/components/ui/not-loaded';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { CostPoint } from '@/lib/capital/cost-curve';
import type { PoolSummary } from '@/lib/capital/types';
import { uploadEvidence } from '@/lib/claims/upload';
import type { ProductSummary } from '@/lib/cover/types';
import type { EnabledPart } from '@/lib/curator/parts';
import { LIST_FIELDS, type Limits, listBounds, type Words, wordsProblem } from '@/lib/curator/terms';
import { formatField, numberProblem } from '@/lib/governance/number-fields';
import { useDraft } from './use-draft';
import { WordsFields } from './words-fields';

const ListPreview = lazy(() => orNotLoaded(import('./list-preview').then((module) => module.ListPreview)));

type FormProps = {
  pool: PoolSummary;
  products: readonly ProductSummary[];
  limits: Limits;
  /** The pool's model, at level 1. */
  curve: readonly CostPoint[];
  signals: readonly EnabledPart[];
  triggers: readonly EnabledPart[];
};

/** Usual terms, adjusted to the pool's limits. */
function usual(limits: Limits, products: readonly ProductSummary[]): Record<string, unknown> {
  const groups = products.map(({ group }) => group);
  const rate = 10n ** 16n;
  return {
    riskRate:
      rate < limits.minRiskRate ? limits.minRiskRate : rate > limits.maxRiskRate ? limits.maxRiskRate : rate,
    shareBps: Math.min(2_000, limits.maxShareBps),
    weightBps: Math.max(7_500, limits.minWeightBps),
    group: Math.max(-1, ...groups) + 1,
    waitingDays: Math.max(1, limits.minWaitingDays),
    minDays: Math.min(28, limits.maxTermDays),
    maxDays: limits.maxTermDays,
  };
}

/** Lists a new product. Shows its price and its effect on the pool's solvency while it is written. */
export function ListForm({ pool, products, limits, curve, signals, triggers }: FormProps) {
  const { account } = useWallet();
  const [initial] = useState(() => {
    const values = usual(limits, products);
    return Object.fromEntries(
      LIST_FIELDS.map((field) => [field.key, formatField(field, values[field.key], pool.asset)]),
    );
  });
  const draft = useDraft(LIST_FIELDS, initial, pool.asset, () => listBounds(limits));
  const [words, setWords] = useState<Words>({
    name: '',
    protocol: '',
    wording: '',
    peril: 'exploit',
    signal: '',
    trigger: '',
    needsLossRoot: true,
  });
  const [refused, setRefused] = useState<string | null>(null);
  const tx = useTx(`curate.list.${pool.address}`);

  const prepare = async () => {
    // loaded with the code for hashing names, which only the curator needs
    const listing = await import('@/lib/curator/listing').catch(() => null);
    if (!listing) {
      setRefused('A part of the app could not be loaded. Check your connection and try again.');
      return null;
    }
    const upload = await uploadEvidence(words.wording.trim(), 'text/plain');
    setRefused('problem' in upload ? upload.problem : null);
    if ('problem' in upload) return null;
    const terms = listing.termsOf(pool.address, upload.digest, words, draft.numbers);
    return { flow: 'listProduct' as const, args: { terms } };
  };
  const blocked = () => {
    if (account !== pool.curator) return 'Only the curator of this pool can list products.';
    if (products.length >= limits.maxProducts)
      return `Governance allows ${limits.maxProducts} products in this pool, and all are listed.`;
    return wordsProblem(words, pool.asset.address) ?? draft.problem;
  };
  return (
    <form
      className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2"
      onSubmit={(event) => event.preventDefault()}
    >
      <Card>
        <CardHeader isPart title="Terms" />
        <div className="grid gap-6">
          <WordsFields
            words={words}
            onChange={(change) => setWords((all) => ({ ...all, ...change }))}
            signals={signals}
            triggers={triggers}
            disabled={tx.busy}
          />
          <ProposalFields
            fields={LIST_FIELDS}
            texts={draft.texts}
            onChange={draft.onChange}
            unit={pool.asset}
            problemOf={numberProblem}
            bounds={draft.allowed}
            disabled={tx.busy}
          />
          {refused && <Callout kind="error">{refused}</Callout>}
          <TxAction
            tx={tx}
            label="List the product"
            purpose="as the curator"
            request={prepare}
            blocked={blocked()}
          />
        </div>
      </Card>
      <Card className="lg:sticky lg:top-6">
        <CardHeader isPart title="What it would mean" />
        <Suspense>
          <ListPreview pool={pool} products={products} curve={curve} numbers={draft.numbers} />
        </Suspense>
      </Card>
    </form>
  );
}
