import { Stat } from '@/components/ui/stat';
import { formatDuration } from '@/lib/time';
import { formatWhole } from '@/lib/units';

const BRK_DECIMALS = 18;

type OverviewProps = { totalStake: bigint; count: number; voted: number; unstakeDelay: number };

/** Who decides and how one comes to decide, for anybody. */
export function AssessorsOverview({ totalStake, count, voted, unstakeDelay }: OverviewProps) {
  return (
    <div className="grid gap-8">
      <dl className="grid grid-cols-2 gap-6 border-y py-6 lg:grid-cols-4">
        <Stat label="Assessors" value={count} />
        <Stat label="Staked by all" value={formatWhole(totalStake, BRK_DECIMALS)} unit="BRK" />
        <Stat label="Votes so far" value={voted} note="incidents that went to a vote" />
        <Stat label="Unstaking takes" value={formatDuration(unstakeDelay)} />
      </dl>
      <div className="grid max-w-prose gap-3 text-ink-soft">
        <p>
          Nobody is appointed. Whoever stakes BRK is an assessor, with a weight equal to the stake held just
          before an incident was filed: stake that comes later has no say in it.
        </p>
        <p>
          Votes are committed in secret and revealed together. The verdict is the largest severity that most
          of the revealed weight supports, and larger payouts need more of it. Votes within 10 % of the
          verdict share a reward; farther ones, and those never revealed, lose a small part of their stake.
        </p>
      </div>
    </div>
  );
}
