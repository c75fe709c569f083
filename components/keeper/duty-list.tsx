import type { Address } from 'viem';
import { EmptyState } from '@/components/ui/empty-state';
import { readPools } from '@/lib/capital/reads';
import { type Deployment, readDeployment } from '@/lib/contracts/deployment';
import { historyOr } from '@/lib/history/client';
import { groupDuties } from '@/lib/keeper/groups';
import { historySource } from '@/lib/keeper/history-source';
import { readDuties } from '@/lib/keeper/reads';
import { chainHead, publicClient } from '@/lib/server/client';
import { DutyGroupCard } from './duty-group';

/** Overdue steps, by contract. */
export async function DutyList() {
  const now = chainHead().then((head) => head.now);
  const [deployment, duties, pools] = await Promise.all([
    readDeployment(),
    readDeployment().then((kept) =>
      historyOr(
        () => readDuties(publicClient(), kept, now, historySource),
        () => readDuties(publicClient(), kept, now),
      ),
    ),
    readPools(),
  ]);
  if (duties.length === 0) {
    return (
      <EmptyState title="Nothing is overdue">
        Every vote is counted, every incident is settled and every matured exit is processed. Come back when a
        deadline has passed.
      </EmptyState>
    );
  }
  const nameOf = (to: Address) =>
    pools.find(({ address }) => address === to)?.name ?? otherName(to, deployment);
  return (
    <div className="grid grid-cols-1 gap-6">
      {groupDuties(duties).map((group) => (
        <DutyGroupCard key={group.duties[0]?.data} {...group} name={nameOf(group.to)} />
      ))}
    </div>
  );
}

function otherName(to: Address, { emission, assessors }: Deployment): string {
  if (to === emission) return 'Rewards of stakers';
  return to === assessors ? 'Votes of assessors' : 'Claims';
}
