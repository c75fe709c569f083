import Link from 'next/link';
import { Card, CardHeader } from '@/components/ui/card';
import { isOver } from '@/lib/governance/states';
import type { Proposal } from '@/lib/governance/types';
import { BallotForm } from './ballot-form';
import { NextTime } from './next-time';
import { ProposalSteps } from './proposal-steps';
import { TallyBars } from './tally-bars';

const VERBS = { for: 'voted for it', against: 'voted against it', abstain: 'abstained' } as const;

type PanelProps = {
  proposal: Proposal;
  account: string | null;
  weight: bigint | null;
  now: number;
  isDemo: boolean;
};

/** The tally, and what the visitor can do now. */
export function VotePanel({ proposal, account, weight, now, isDemo }: PanelProps) {
  const { number, id, state, tally, times, ballots, actions, text, proposer } = proposal;
  const own = ballots.find(({ voter }) => voter === account);
  return (
    <Card>
      <CardHeader title="The vote" hint={<NextTime proposal={proposal} now={now} />} />
      <div className="grid gap-6">
        <TallyBars tally={tally} />
        {own && <p className="text-ink text-sm">You {VERBS[own.support]}.</p>}
        {state === 'active' && !own && <BallotForm number={number} id={id} weight={weight} />}
        <ProposalSteps proposal={{ number, actions, text, state, proposer }} isReady={times.eta <= now} />
        {isDemo && !isOver(state) && (
          <p className="text-ink-soft text-sm">
            In the demo you can{' '}
            <Link href="/faucet" className="link">
              move the clock
            </Link>
            .
          </p>
        )}
      </div>
    </Card>
  );
}
