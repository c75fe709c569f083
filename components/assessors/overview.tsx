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

/** Who decides and how one comes to decide, for anybody. */
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
          Nobody is appointed. Whoever stakes BRK is an assessor, with a weight equal to the stake held just
          before an incident was filed: later stake has no vote in it.
        </p>
        <p>
          Votes are committed in secret and revealed together. The verdict is the largest severity that
          60&nbsp;% of the revealed weight supports, or two thirds for a large payout, unless members decide
          otherwise. Voters within 10 points of the verdict divide half of a forfeited bond; if none is
          forfeited, the pool’s fees pay them.
        </p>
        <p>
          A vote that is never revealed costs a small part of the stake. So does a vote more than 10 points
          from the verdict, but only when at least 60&nbsp;% of the revealed weight is near it: a majority is
          never penalised.
        </p>
      </div>
    </div>
  );
}
