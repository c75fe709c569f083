/** What a call of ours is about, by its function: `of` is the pool or account that it names first. */
const TITLES: Record<string, (of: string) => string> = {
  createPool: () => 'Create a pool',
  setParams: (of) => `Fees and risk limits of ${of}`,
  payFees: (of) => `Pay out fees of ${of}`,
  setModel: (of) => `Cost of capital of ${of}`,
  setCurator: (of) => `Curator of ${of}`,
  setLimits: (of) => `Limits of the curator of ${of}`,
  setPart: (of) => `Signals and triggers of ${of}`,
  setProcess: (of) => `How incidents of ${of} are decided`,
  rule: (of) => `Rule on incident ${of}`,
  sweepSlashed: () => 'Move stake that assessors lost',
  addToken: (of) => `Add a reward token to ${of}`,
  setProgram: (of) => `BRK for stakers of ${of}`,
  withdraw: () => 'Withdraw BRK from the emission',
  transfer: () => 'Pay from the treasury',
  setVotingDelay: () => 'Voting delay',
  setVotingPeriod: () => 'Voting period',
  setProposalThreshold: () => 'Proposal threshold',
  updateQuorumNumerator: () => 'Quorum of proposals',
  setLateQuorumVoteExtension: () => 'Extension after a late quorum',
  updateDelay: () => 'Timelock delay',
  grantRole: () => 'Grant a role',
  revokeRole: () => 'Revoke a role',
};

/** A sentence's subject for a call; null when there are no words for its function. */
export const titleOf = (functionName: string, of: string): string | null =>
  TITLES[functionName]?.(of) ?? null;
