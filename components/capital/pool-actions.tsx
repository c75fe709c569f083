import { Card, CardHeader } from '@/components/ui/card';
import { Tabs } from '@/components/ui/tabs';
import type { PoolSummary } from '@/lib/capital/types';
import { ExitForm } from './exit-form';
import { ExitList } from './exit-list';
import { StakeForm } from './stake-form';

const TABS = ['stake', 'exit'];

type PoolActionsProps = {
  pool: PoolSummary;
  now: number;
  /** From the address bar; anything unknown opens the first. */
  tab: string | string[] | undefined;
};

/** What a person can do with a pool, and the exits that they have under way. */
export function PoolActions({ pool, now, tab }: PoolActionsProps) {
  const open = TABS.find((value) => value === tab);
  const tabs = [
    { value: 'stake', label: 'Stake', content: <StakeForm pool={pool} now={now} /> },
    { value: 'exit', label: 'Exit', content: <ExitForm pool={pool} now={now} /> },
  ];
  return (
    <>
      <Card>
        <Tabs key={open} label="Stake or exit" tabs={tabs} defaultValue={open} />
      </Card>
      <Card>
        <CardHeader title="Your exits" />
        <ExitList pool={pool} now={now} />
      </Card>
    </>
  );
}
