import { Stat } from '@/components/ui/stat';
import { formatDuration } from '@/lib/time';
import { BRK } from '@/lib/tx/types';
import { formatWhole } from '@/lib/units';

type OverviewProps = {
  totalStake: bigint;
  count: number;
  voted: number;
  unstakeDelay: number;
};

/** For everyone: who decides, and how to become an assessor. */
export function AssessorsOverview({ totalStake, count, voted, unstakeDelay }: OverviewProps) {
  return (
    <div className="grid gap-8">
      <dl className="grid grid-cols-2 gap-6 border-y py-6 lg:grid-cols-4">
        <Stat label="Assessors" value={count} />
        <Stat label="Staked by all" value={formatWhole(totalStake, BRK.decimals)} unit={BRK.symbol} />
        <Stat label="Votes so far" value={voted} note="incidents that went to a vote" />
        <Stat label="Unstaking takes" value={formatDuration(unstakeDelay)} />
      </dl>
      <div className="grid max-w-prose gap-3 text-ink-soft">
        <p>
          Anyone who stakes BRK is an assessor. Your weight in a vote is the stake you held just before the
          incident was filed. BRK staked later does not count in it.
        </p>
        <p>
          Assessors commit votes in secret and then reveal them. The verdict is the largest severity that
          60&nbsp;% of the revealed weight supports, or two thirds for a large payout, unless governance
          changes this. Voters within 10 points of the verdict share half of a forfeited bond. If no bond is
          forfeited, the pool’s fees pay them.
        </p>
        <p>
          You lose a small part of your stake if you never reveal your vote. You lose the same part if your
          vote is more than 10 points from the verdict, but only if at least 60&nbsp;% of the revealed weight
          is within 10 points of it. So a majority is never penalised.
        </p>
      </div>
    </div>
  );
}
