import { Stat } from '@/components/ui/stat';
import { figureOf } from '@/lib/capital/figure';
import { emissionAt } from '@/lib/rewards/maths';
import type { VoteTerms } from '@/lib/rewards/types';
import { formatDuration } from '@/lib/time';
import { BRK } from '@/lib/tx/types';
import { formatWhole } from '@/lib/units';

type OverviewProps = {
  totalStake: bigint;
  count: number;
  voted: number;
  unstakeDelay: number;
  voteTerms: VoteTerms;
};

/** Who decides and how one comes to decide, for anybody. */
export function AssessorsOverview({ totalStake, count, voted, unstakeDelay, voteTerms }: OverviewProps) {
  const { perVote, weekly, target } = voteTerms;
  const now = emissionAt(perVote, target, totalStake);
  return (
    <div className="grid gap-8">
      <dl className="grid grid-cols-2 gap-6 border-y py-6 lg:grid-cols-5">
        <Stat label="Assessors" value={count} />
        <Stat label="Staked by all" value={formatWhole(totalStake, BRK.decimals)} unit="BRK" />
        <Stat label="Votes so far" value={voted} note="incidents that went to a vote" />
        <Stat label="Unstaking takes" value={formatDuration(unstakeDelay)} />
        <Stat
          label="A vote brings"
          value={formatWhole(now, BRK.decimals)}
          unit={BRK.symbol}
          note="to all who voted near its verdict"
        />
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
        {perVote > 0n && (
          <p>
            The mutual adds {figureOf(perVote, BRK)} for each incident that was voted on, refusals included,
            while all assessors together stake no more than {figureOf(target, BRK)}, and ever less beyond: at
            the present stake {figureOf(now, BRK)}. It spends at most {figureOf(weekly, BRK)} a week on it.
          </p>
        )}
      </div>
    </div>
  );
}
