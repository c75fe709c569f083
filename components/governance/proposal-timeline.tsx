import { Timeline } from '@/components/claims/timeline';
import type { Milestone } from '@/lib/claims/timeline';
import { type Step, type StepName, timelineOf } from '@/lib/governance/timeline';
import type { Proposal } from '@/lib/governance/types';

const TITLES: Record<StepName, [past: string, ahead: string]> = {
  created: ['Proposed', 'Proposed'],
  snapshot: ['Voting began', 'Voting begins'],
  deadline: ['Voting ended', 'Voting ends'],
  queued: ['Queued in the timelock', 'Queued in the timelock'],
  eta: ['Could be executed', 'Can be executed'],
  canceled: ['Cancelled', 'Cancelled'],
  executed: ['Executed', 'Executed'],
};

function milestone({ name, at, past }: Step, { proposer }: Proposal): Milestone {
  const person = { did: 'by', account: proposer } as const;
  return {
    time: at,
    title: TITLES[name][past ? 0 : 1],
    state: past ? 'past' : 'ahead',
    ...(name === 'created' ? { person } : {}),
  };
}

type TimelineProps = { proposal: Proposal; now: number };

export const ProposalTimeline = ({ proposal, now }: TimelineProps) => (
  <Timeline milestones={timelineOf(proposal.times, now).map((step) => milestone(step, proposal))} now={now} />
);
