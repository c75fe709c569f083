'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { orNotLoaded } from '@/components/ui/not-loaded';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { PoolSummary } from '@/lib/capital/types';
import type { Reward } from '@/lib/rewards/types';
import { StakeForm } from './stake-form';

// most visitors come to stake: the other forms are loaded when they are opened, or for a connected account
const ExitForm = lazy(() => orNotLoaded(import('./exit-form').then((module) => module.ExitForm)));
const ExitPanel = lazy(() => orNotLoaded(import('./exit-panel').then((module) => module.ExitPanel)));
const FundForm = lazy(() =>
  orNotLoaded(import('@/components/rewards/fund-form').then((module) => module.FundForm)),
);

const TABS = ['stake', 'exit', 'reward'];

/** Its code is waited for here. Otherwise the whole part of the page would be hidden meanwhile, and the focus lost. */
const loaded = (panel: ReactNode) => (
  <Suspense
    fallback={
      <Loading label="Loading">
        <Skeleton className="h-44" />
      </Loading>
    }
  >
    {panel}
  </Suspense>
);

type PoolActionsProps = {
  pool: PoolSummary;
  rewards: readonly Reward[];
  now: number;
  /** Reads the open tab from the URL. Anything unknown opens the first. */
  tab: string | string[] | undefined;
};

/** Actions of a visitor in a pool, and their exit from it. */
export function PoolActions({ pool, rewards, now, tab }: PoolActionsProps) {
  const { account } = useWallet();
  const open = TABS.find((value) => value === tab);
  const tabs = [
    { value: 'stake', label: 'Stake', content: <StakeForm pool={pool} now={now} /> },
    { value: 'exit', label: 'Exit', content: loaded(<ExitForm pool={pool} now={now} />) },
  ];
  if (rewards.length > 0) {
    const content = loaded(<FundForm pool={pool} rewards={rewards} now={now} />);
    tabs.push({ value: 'reward', label: 'Reward', content });
  }
  return (
    <>
      <Card>
        <Tabs key={open} label="Stake, exit or reward" tabs={tabs} defaultValue={open} />
      </Card>
      <Card>
        <CardHeader title="Your exit" />
        {account ? (
          loaded(<ExitPanel pool={pool} now={now} />)
        ) : (
          <p className="text-ink-soft text-sm">Connect your wallet to see your exit from this pool.</p>
        )}
      </Card>
    </>
  );
}
