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
    text: 'Premiums are earned by the second, after fees and the reserve’s part: the price of every share rises.',
  },
  {
    title: 'Cover losses',
    text: 'An accepted incident is paid from the reserve, then from the capital: the price of every share falls by the same ratio.',
  },
  {
    title: 'Leave',
    text: 'Request an exit at any time. It is processed after a cooldown and paid one report window later. Open incidents do not stop it.',
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
        lead="A pool's capital backs its products and earns their premiums by the second. Pools share nothing with each other: choose the risks that you want to back."
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
