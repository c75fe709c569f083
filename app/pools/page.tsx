import { HowToRead } from '@/components/capital/how-to-read';
import { PoolComparison } from '@/components/capital/pool-comparison';
import { PageHeader, Section } from '@/components/layout/page';
import { Steps } from '@/components/layout/steps';
import { readPools } from '@/lib/capital/reads';
import { readProducts } from '@/lib/cover/reads';
import { readAllRewards } from '@/lib/rewards/reads';
import { chainHead } from '@/lib/server/client';

export const metadata = { title: 'Pools' };

const STEPS = [
  {
    title: 'Stake',
    text: "Put the pool's asset in and receive shares at the present price. One transaction.",
  },
  {
    title: 'Earn',
    text: 'Premiums flow into the pool by the second: fees and reserve first, then the price of every share rises.',
  },
  {
    title: 'Bear',
    text: 'An accepted incident is paid from the reserve, then from the capital: the price of every share falls by the same ratio.',
  },
  {
    title: 'Leave',
    text: 'Request an exit at any time. It leaves after a cooldown and is paid out one report window later.',
  },
];

export default async function PoolsPage() {
  const [pools, products, rewards, { now }] = await Promise.all([
    readPools(),
    readProducts(),
    readAllRewards(),
    chainHead(),
  ]);
  return (
    <>
      <PageHeader
        title="Pools"
        lead="A pool's capital stands behind its products and earns their premiums by the second. Pools share nothing with each other: choose the risks you want to stand behind."
      />
      <PoolComparison pools={pools} products={products} rewards={rewards} now={now} />
      <Section title="How to read this">
        <HowToRead />
      </Section>
      <Section title="How staking works">
        <Steps steps={STEPS} />
      </Section>
    </>
  );
}
