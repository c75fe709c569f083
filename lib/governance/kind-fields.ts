import type { Field, FieldKind } from './fields';

const field = (key: string, label: string, kind: FieldKind, hint?: string): Field => ({
  key,
  label,
  kind,
  ...(hint ? { hint } : {}),
});

export const PARAMS_FIELDS: Field[] = [
  field('groupCapBps', 'Group cap', 'percent', 'Most of the capital that one group of products may expose.'),
  field(
    'rhoBps',
    'Correlation between groups',
    'percent',
    'In the stress scenario; more demands more capital.',
  ),
  field('marginBps', 'Solvency margin', 'percent', 'What the stress scenario is multiplied by.'),
  field(
    'materialityBps',
    'Materiality',
    'percent',
    'Share of the capital that open incidents may cost before deposits and exits wait.',
  ),
  field('feeBps', 'Fee', 'percent', 'Of earned premium: to assessors and the treasury.'),
  field('reserveBps', 'Part for the reserve', 'percent', 'Of the rest, until the reserve holds its target.'),
  field('reserveTargetBps', 'Reserve target', 'percent', 'Of the stress-weighted exposure.'),
  field('cancelFeeBps', 'Cancel fee', 'percent', 'Of a refund, for covers that are bought from then on.'),
];

export const LIMITS_FIELDS: Field[] = [
  field('maxShareBps', 'Largest share', 'percent', 'Of the capital, for one product.'),
  field('minWeightBps', 'Least stress weight', 'percent'),
  field('minRate', 'Least price', 'rate'),
  field('maxRate', 'Highest price', 'rate'),
  field('minWaitingDays', 'Least waiting time', 'days'),
  field('maxTermDays', 'Longest term', 'days'),
  field('maxNoClaimsBps', 'Largest no-claims discount', 'percent'),
  field('maxProducts', 'Most products', 'count', 'A pool has 48 places; what is listed stays listed.'),
  field('loosenDays', 'Notice of looser terms', 'days', 'Between a curator’s announcement and its effect.'),
];

export const PROCESS_FIELDS: Field[] = [
  field(
    'thresholdBps',
    'Payout threshold',
    'percent',
    'Share of the revealed weight that has to support a severity.',
  ),
  field('largeThresholdBps', 'For large payouts', 'percent'),
  field('largeShareBps', 'Large is, of the capital', 'percent'),
  field('hugeThresholdBps', 'For huge payouts', 'percent'),
  field('hugeShareBps', 'Huge is, of the capital', 'percent'),
  field('quorumBps', 'Quorum', 'percent', 'Of all staked BRK, revealed.'),
  field('fastLaneBps', 'Fast lane up to, of the capital', 'percent', '0 sends every incident to a vote.'),
  field('bond', 'Bond', 'money', 'Of who files; an appeal costs twice that.'),
  field('challengeSeconds', 'Time to challenge', 'hours'),
  field('commitSeconds', 'Time to commit votes', 'hours'),
  field('revealSeconds', 'Time to reveal them', 'hours'),
  field('appealSeconds', 'Time to appeal', 'hours'),
  field('rulingSeconds', 'Time for the ruling', 'hours'),
  field('rewardBps', 'Assessors’ part of the fees', 'percent'),
  field('penaltyBps', 'Penalty of a vote far off', 'percent', 'Of the stake that voted.'),
  field('arbiter', 'Arbiter', 'address', 'An account or a court; the timelock means the members.'),
];

export const VOTE_FIELDS: Field[] = [
  field('newVotingDelay', 'Before a vote begins', 'hours'),
  field('newVotingPeriod', 'How long it lasts', 'hours'),
  field(
    'newVoteExtension',
    'At least left after a late quorum',
    'hours',
    'Counts for votes that run already.',
  ),
  field('newProposalThreshold', 'Votes to propose', 'tokens'),
  field('newQuorumNumerator', 'Quorum, in % of all BRK', 'count'),
  field('newDelay', 'In the timelock', 'hours'),
];

export const EMISSION_FIELDS: Field[] = [
  field('weekly', 'Most a week', 'tokens', '0 ends it.'),
  field('target', 'In full up to a capital of', 'money', 'Beyond it the emission falls with the square.'),
];

export const VOTES_FIELDS: Field[] = [
  field(
    'perVote',
    'Most for an incident',
    'tokens',
    'Divided by those who vote near its verdict; 0 ends it.',
  ),
  field('weekly', 'Most a week', 'tokens'),
  field(
    'target_',
    'In full up to a stake of',
    'tokens',
    'Of all assessors; beyond it the emission falls with the square.',
  ),
];

export const TO = field('to', 'Paid to', 'address');
export const CURATOR_FIELDS = [
  field('curator', 'New curator', 'address', 'Lists and tunes products inside the limits.'),
];
export const FEES_FIELDS = [TO, field('assets', 'Amount', 'money')];
export const PAY_FIELDS = [
  field('token', 'Token', 'address', 'One that the treasury holds.'),
  TO,
  field('amount', 'Amount', 'money'),
];
export const WITHDRAWAL_FIELDS = [
  field(
    'emission',
    'Emission',
    'address',
    'That for stakers or that for assessors; their addresses are on the page of the treasury.',
  ),
  TO,
  field('amount', 'Amount', 'tokens'),
];
export const GUARDIAN_FIELDS: Field[] = [
  { ...field('named', 'New guardian', 'address'), optional: true },
  { ...field('dismissed', 'Dismissed guardian', 'address'), optional: true },
];
export const PART_FIELDS = [
  field('part', 'Contract', 'address', 'A premium model, a market signal or a trigger.'),
  field('kind', 'What products may use it as', 'part'),
];
export const REWARD_FIELDS = [
  field('token', 'Token', 'address', 'Each one makes transfers of shares dearer; a pool has eight places.'),
  field('minimum', 'Least funding, in the token’s smallest unit', 'count'),
];
export const RULING_FIELDS = [
  field('incident', 'Incident', 'count', 'One that is before the arbiter.'),
  field('step', 'Severity', 'severity', '0 refuses it.'),
];
export const RAW_FIELDS = [
  field('target', 'Contract', 'address'),
  field('value', 'Ether, in wei', 'count'),
  field('data', 'Data', 'bytes', 'Selector and arguments.'),
];
