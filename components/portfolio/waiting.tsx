import type {
  OpenChallenge,
  OpenExit,
  OpenVote,
  OwedBond,
  Payout,
  VotingReward,
} from '@/lib/portfolio/types';
import { ChallengeList } from './challenge-list';
import { OwedList } from './owed-list';
import { PayoutList } from './payout-list';
import { VoteList } from './vote-list';

type WaitingProps = {
  waiting: {
    payouts: readonly Payout[];
    exits: readonly OpenExit[];
    rewards: readonly VotingReward[];
    bonds: readonly OwedBond[];
    votes: readonly OpenVote[];
    challenges: readonly OpenChallenge[];
  };
  now: number;
};

/** Open tasks of the account: money first, then votes, then incidents that its stakes would pay for. */
export function Waiting({ waiting, now }: WaitingProps) {
  const { payouts, exits, rewards, bonds, votes, challenges } = waiting;
  return (
    <div className="mt-4 grid gap-3 empty:hidden">
      <PayoutList payouts={payouts} />
      <OwedList exits={exits} rewards={rewards} bonds={bonds} />
      <VoteList votes={votes} now={now} />
      <ChallengeList challenges={challenges} now={now} />
    </div>
  );
}
