import type { Address } from 'viem';
import { Facts } from '@/components/tx/facts';
import { Card, CardHeader } from '@/components/ui/card';
import { readPairTerms, readRatioNow } from '@/lib/triggers/settle-reads';
import { formatPrice, lossPromiseInWords } from '@/lib/triggers/words';
import { formatPercent } from '@/lib/units';

/** A product whose covers are settled one by one at their end: its price feeds and its deductible. */
export async function LossCard({ trigger }: { trigger: Address }) {
  const pair = await readPairTerms(trigger);
  const ratio = await readRatioNow(pair.terms);
  return (
    <Card>
      <CardHeader title="What is paid at the end" hint={lossPromiseInWords(pair.terms)} />
      <Facts
        facts={[
          { label: 'Price feeds', value: `${pair.baseName}, ${pair.quoteName}` },
          {
            label: 'Price ratio now, recorded if you buy now',
            value: ratio === null ? 'no fresh price' : formatPrice(ratio),
          },
          { label: 'Deductible', value: formatPercent(pair.terms.deductible, 1) },
          { label: 'Maximum payout', value: formatPercent(pair.terms.cap, 0) },
        ]}
      />
    </Card>
  );
}
