import { PoolTable } from '@/components/capital/pool-table';
import { PageHeader, Section } from '@/components/layout/page';
import { Steps } from '@/components/layout/steps';
import { readPools } from '@/lib/capital/reads';

export const metadata = { title: 'Pools' };

const STEPS = [
  {
    title: 'Stake',
    text: "Put the pool's asset in and receive shares at the present price. One transaction.",
  },
  {
    title: 'Earn',
    text: 'Premiums flow into the pool by the second and raise the price of every share.',
  },
  {
    title: 'Bear',
    text: 'An accepted incident is paid from the capital and lowers the price of every share by the same ratio.',
  },
  {
    title: 'Leave',
    text: 'Request an exit at any time. It leaves after a cooldown and is paid out one report window later.',
  },
];

export default async function PoolsPage() {
  return (
    <>
      <PageHeader
        title="Pools"
        lead="A pool's capital stands behind its products and earns their premiums by the second. Pools share nothing with each other: choose the risks you want to stand behind."
      />
      <PoolTable pools={await readPools()} />
      <Section title="How staking works">
        <Steps steps={STEPS} />
      </Section>
    </>
  );
}
