/** What a call of ours is about, by its function: `of` is the pool, product or account that it names first. */
const TITLES: Record<string, (of: string) => string> = {
  createPool: () => 'Create a pool',
  setParams: (of) => `Money and risk of ${of}`,
  payFees: (of) => `Pay fees of ${of} out`,
  setCurator: (of) => `Who is the curator of ${of}`,
  setLimits: (of) => `What the curator of ${of} may do`,
  setPart: (of) => `Whether products may use ${of}`,
  setProcess: (of) => `How incidents of ${of} are decided`,
  setProductProcess: (of) => `How incidents of ${of} are decided`,
  followPool: (of) => `Incidents of ${of} are decided as its pool's again`,
  rule: (of) => `Rule on incident ${of}`,
  sweepSlashed: () => 'Move the stake that assessors lost',
  addToken: (of) => `A reward token for ${of}`,
  setProgram: (of) => `BRK emitted to stakers of ${of}`,
  setVotes: () => 'BRK emitted to assessors',
  withdraw: () => 'Take BRK out of an emission',
  transfer: () => 'Pay from the treasury',
  setVotingDelay: () => 'Rules of the vote: its delay',
  setVotingPeriod: () => 'Rules of the vote: how long it lasts',
  setProposalThreshold: () => 'Rules of the vote: who may propose',
  updateQuorumNumerator: () => 'Rules of the vote: its quorum',
  setLateQuorumVoteExtension: () => 'Rules of the vote: a late quorum',
  updateDelay: () => 'How long the timelock waits',
  grantRole: () => 'Give a role',
  revokeRole: () => 'Take a role away',
};

/** A sentence's subject for a call; null when there are no words for its function. */
export const titleOf = (functionName: string, of: string): string | null =>
  TITLES[functionName]?.(of) ?? null;
