import { FundForm } from '@/components/rewards/fund-form';
import { Card, CardHeader } from '@/components/ui/card';
import { Tabs } from '@/components/ui/tabs';
import type { PoolSummary } from '@/lib/capital/types';
import type { Reward } from '@/lib/rewards/types';
import { ExitForm } from './exit-form';
import { ExitPanel } from './exit-panel';
import { StakeForm } from './stake-form';

const TABS = ['stake', 'exit', 'reward'];

type PoolActionsProps = {
  pool: PoolSummary;
  rewards: readonly Reward[];
  now: number;
  /** From the address bar; anything unknown opens the first. */
  tab: string | string[] | undefined;
};

/** What a person can do with a pool, and their exit from it. */
export function PoolActions({ pool, rewards, now, tab }: PoolActionsProps) {
  const open = TABS.find((value) => value === tab);
  const tabs = [
    { value: 'stake', label: 'Stake', content: <StakeForm pool={pool} now={now} /> },
    { value: 'exit', label: 'Exit', content: <ExitForm pool={pool} now={now} /> },
  ];
  if (rewards.length > 0) {
    const content = <FundForm pool={pool} rewards={rewards} now={now} />;
    tabs.push({ value: 'reward', label: 'Reward', content });
  }
  return (
    <>
      <Card>
        <Tabs key={open} label="Stake, exit or reward" tabs={tabs} defaultValue={open} />
      </Card>
      <Card>
        <CardHeader title="Your exit" />
        <ExitPanel pool={pool} now={now} />
      </Card>
    </>
  );
}
