import type { Metadata } from 'next';
import type { Address } from 'viem';
import { DutyGroupCard } from '@/components/keeper/duty-group';
import { PageHeader, Section } from '@/components/layout/page';
import { EmptyState } from '@/components/ui/empty-state';
import { readPools } from '@/lib/capital/reads';
import { type Deployment, readDeployment } from '@/lib/contracts/deployment';
import { groupDuties } from '@/lib/keeper/groups';
import { readDuties } from '@/lib/keeper/reads';
import { chainHead, publicClient } from '@/lib/server/client';

export const metadata: Metadata = { title: 'Keeper' };

export default async function KeeperPage() {
  const now = chainHead().then((head) => head.now);
  const [deployment, duties, pools] = await Promise.all([
    readDeployment(),
    readDeployment().then((kept) => readDuties(publicClient(), kept, now)),
    readPools(),
  ]);
  const nameOf = (to: Address) =>
    pools.find(({ address }) => address === to)?.name ?? otherName(to, deployment);
  return (
    <>
      <PageHeader
        title="Keeper"
        lead="Some steps need anyone to take them: counting votes, settling incidents, processing exits, syncing pools and funding rewards. They cost the network fee and pay nothing."
      />
      {duties.length === 0 ? (
        <EmptyState title="Nothing is overdue">
          Every vote is counted, every incident is settled and every matured exit is processed. Come back when
          a deadline has passed.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-6">
          {groupDuties(duties).map((group) => (
            <DutyGroupCard key={group.duties[0]?.data} {...group} name={nameOf(group.to)} />
          ))}
        </div>
      )}
      <Section title="Without a browser">
        <p className="max-w-prose text-ink-soft text-sm">
          The command <code className="whitespace-nowrap font-mono text-ink">npm run keeper</code> does the
          same: once, or once a minute with{' '}
          <code className="whitespace-nowrap font-mono text-ink">-- --watch</code>. With{' '}
          <code className="whitespace-nowrap font-mono text-ink">-- --dry-run</code> it only lists what is
          overdue.
        </p>
      </Section>
    </>
  );
}

function otherName(to: Address, { emission, assessors }: Deployment): string {
  if (to === emission) return 'Rewards of stakers';
  return to === assessors ? 'Votes of assessors' : 'Claims';
}
