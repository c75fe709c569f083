import type { OpenChallenge, OpenVote, Payout } from '@/lib/portfolio/types';
import { ChallengeList } from './challenge-list';
import { PayoutList } from './payout-list';
import { VoteList } from './vote-list';

type WaitingProps = {
  payouts: readonly Payout[];
  votes: readonly OpenVote[];
  challenges: readonly OpenChallenge[];
  now: number;
};

/** What waits for the account: payouts first, then votes, then incidents that its stakes would pay for. */
export function Waiting({ payouts, votes, challenges, now }: WaitingProps) {
  if (payouts.length + votes.length + challenges.length === 0) return null;
  return (
    <div className="grid gap-3">
      <PayoutList payouts={payouts} />
      <VoteList votes={votes} now={now} />
      <ChallengeList challenges={challenges} now={now} />
    </div>
  );
}
