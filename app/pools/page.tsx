import { HowToRead } from '@/components/capital/how-to-read';
import { PoolComparison } from '@/components/capital/pool-comparison';
import { DocsLink } from '@/components/docs/docs-link';
import { PageHeader, Section } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { Steps } from '@/components/layout/steps';
import { BlockSkeleton } from '@/components/ui/skeleton';
import { readPools } from '@/lib/capital/reads';
import { STAKING_STEPS } from '@/lib/capital/words';
import { readProducts } from '@/lib/cover/reads';
import { readAllRewards } from '@/lib/rewards/reads';
import { chainHead } from '@/lib/server/client';

export const metadata = { title: 'Pools' };

export default function PoolsPage() {
  return (
    <>
      <PageHeader
        title="Pools"
        lead="A pool’s capital backs its products and earns their premiums by the second. Pools share no capital: choose the risks that you want to back."
      />
      <Part name="the pools" skeleton={<BlockSkeleton className="h-[164rem] lg:h-[46rem]" />}>
        <Comparison />
      </Part>
      <Section title="How to read this">
        <HowToRead />
      </Section>
      <Section title="How staking works" action={<DocsLink to="risks#stakers">What can go wrong</DocsLink>}>
        <Steps steps={STAKING_STEPS} />
      </Section>
    </>
  );
}

async function Comparison() {
  const [pools, products, rewards, { now }] = await Promise.all([
    readPools(),
    readProducts(),
    readAllRewards(),
    chainHead(),
  ]);
  return <PoolComparison pools={pools} products={products} rewards={rewards} now={now} />;
}
