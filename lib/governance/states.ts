/** What a proposal can be, in the order of OpenZeppelin's `IGovernor.ProposalState`. */
export const PROPOSAL_STATES = [
  'pending',
  'active',
  'canceled',
  'defeated',
  'succeeded',
  'queued',
  'expired',
  'executed',
] as const;

export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A state's name, for a number that the governor returned. */
export function proposalState(index: number): ProposalState {
  const state = PROPOSAL_STATES[index];
  if (state === undefined) throw new Error(`The governor has no state ${index}.`);
  return state;
}

/** A state as a person reads it, inside a sentence. */
export const STATE_WORDS: Record<ProposalState, string> = {
  pending: 'waiting for its vote to begin',
  active: 'being voted on',
  canceled: 'cancelled',
  defeated: 'defeated',
  succeeded: 'passed and not queued yet',
  queued: 'waiting in the timelock',
  expired: 'expired',
  executed: 'executed',
};

/** A state as a label. */
export const STATE_NAMES: Record<ProposalState, string> = {
  pending: 'Pending',
  active: 'Voting',
  canceled: 'Cancelled',
  defeated: 'Defeated',
  succeeded: 'Passed',
  queued: 'In the timelock',
  expired: 'Expired',
  executed: 'Executed',
};

/** Whether nothing can happen to the proposal any more. */
export const isOver = (state: ProposalState) =>
  state === 'canceled' || state === 'defeated' || state === 'expired' || state === 'executed';
