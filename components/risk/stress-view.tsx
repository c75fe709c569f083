import { Section } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/empty-state';
import { readRiskPools, readStress } from '@/lib/risk/reads';
import { type Query, selectionOf } from '@/lib/risk/selection';
import { LossModel } from './loss-model';
import { LossSource } from './loss-source';
import { ProtocolTable } from './protocol-table';
import { StressForm } from './stress-form';
import { StressResults } from './stress-results';

/** The cost of chosen events, and the distribution of a year's losses. */
export async function StressView({ query }: { query: Query }) {
  const pools = await readRiskPools();
  if (pools.every(({ products }) => products.length === 0)) {
    return <EmptyState title="Nothing can fail yet">A pool’s curator lists the first product.</EmptyState>;
  }
  const selection = selectionOf(query, pools);
  const tests = await Promise.all(
    pools.map(async (pool) => ({ pool, result: await readStress(pool, selection) })),
  );
  return (
    <>
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] lg:items-start">
        <StressForm pools={pools} selection={selection} />
        <StressResults tests={tests} selection={selection} />
      </div>
      <Section
        id="protocols"
        title="By protocol"
        hint="Several products and pools can cover one protocol. Choose a protocol to see what its failure would cost."
      >
        <ProtocolTable pools={pools} />
      </Section>
      <Section
        id="year"
        title="A year of losses"
        hint="Each pool by itself. An estimate from assumptions that you can change."
      >
        <LossModel pools={pools} />
        <LossSource />
      </Section>
    </>
  );
}
