import type { Field, FieldKind } from './number-fields';

const field = (key: string, label: string, kind: FieldKind, hint?: string): Field => ({
  key,
  label,
  kind,
  ...(hint ? { hint } : {}),
});

export const PARAMS_FIELDS: Field[] = [
  field('marginBps', 'Solvency margin', 'percent', 'Multiplier of the stress scenario.'),
  field('rhoBps', 'Correlation between groups', 'percent', 'In the stress scenario.'),
  field('groupCapBps', 'Group cap', 'percent', 'Share of the capital that one group’s cover may reach.'),
  field('leverageBps', 'Leverage cap', 'percent', 'All cover as a multiple of the capital.'),
  field(
    'materialityBps',
    'Materiality',
    'percent',
    'Share of the capital that open incidents may cost before deposits pause.',
  ),
  field('feeBps', 'Fee', 'percent', 'Share of the part of premiums that pays for capital.'),
  field('reserveBps', 'Reserve share', 'percent', 'Share of the rest, until the reserve reaches its target.'),
  field('reserveTargetBps', 'Reserve target', 'percent', 'Share of the stress-weighted exposure.'),
  field('cancelFeeBps', 'Cancel fee', 'percent', 'Share of a refund, for covers bought from then on.'),
];

export const LIMITS_FIELDS: Field[] = [
  field('maxShareBps', 'Largest share', 'percent', 'Of the capital, for one product.'),
  field('minWeightBps', 'Smallest stress weight', 'percent'),
  field('minRiskRate', 'Lowest risk rate', 'rate'),
  field('maxRiskRate', 'Highest risk rate', 'rate'),
  field('minWaitingDays', 'Shortest waiting time', 'days'),
  field('maxTermDays', 'Longest term', 'days'),
  field('maxProducts', 'Maximum number of products', 'count', 'Listed products stay listed.'),
  field(
    'loosenDays',
    'Notice period for looser terms',
    'days',
    'Time between a curator’s announcement and its effect.',
  ),
];

export const PROCESS_FIELDS: Field[] = [
  field('thresholdBps', 'Threshold', 'percent', 'Share of the revealed weight that must support a severity.'),
  field('largeThresholdBps', 'Threshold of large incidents', 'percent'),
  field('largeShareBps', 'Large from', 'percent', 'Asserted payout as a share of the capital.'),
  field('quorumBps', 'Quorum', 'percent', 'Of all staked BRK, revealed.'),
  field(
    'fastLaneBps',
    'Fast lane up to',
    'percent',
    'Share of the capital. 0 sends every incident to a vote.',
  ),
  field('bond', 'Minimum bond', 'money', 'For the filer. An appeal needs twice the bond.'),
  field('challengeSeconds', 'Time to challenge', 'hours'),
  field('commitSeconds', 'Time to commit votes', 'hours'),
  field('revealSeconds', 'Time to reveal votes', 'hours'),
  field('appealSeconds', 'Time to appeal', 'hours'),
  field('rulingSeconds', 'Time for the ruling', 'hours'),
  field(
    'penaltyBps',
    'Penalty',
    'percent',
    'Share of the voting stake, for votes far from the verdict and votes not revealed.',
  ),
  field('arbiter', 'Arbiter', 'address', 'An account or a court. Enter the timelock for the members.'),
];

export const VOTE_FIELDS: Field[] = [
  field('newVotingDelay', 'Voting delay', 'hours'),
  field('newVotingPeriod', 'Voting period', 'hours'),
  field(
    'newVoteExtension',
    'Minimum time left after a late quorum',
    'hours',
    'Also applies to votes that have begun.',
  ),
  field('newProposalThreshold', 'Proposal threshold', 'tokens'),
  field('newQuorumNumerator', 'Quorum, in % of all BRK', 'count'),
  field('newDelay', 'Timelock delay', 'hours'),
];

export const EMISSION_FIELDS: Field[] = [
  field('weekly', 'Maximum a week', 'tokens', '0 ends the emission.'),
  field(
    'target',
    'Paid in full up to a capital of',
    'money',
    'Above it, the emission falls with the square of the capital.',
  ),
];

export const TO = field('to', 'Paid to', 'address');
export const CURATOR_FIELDS = [
  field('curator', 'Curator', 'address', 'Lists and tunes products within the limits.'),
];
export const FEES_FIELDS = [TO, field('assets', 'Amount', 'money')];
export const PAY_FIELDS = [
  field('token', 'Token', 'address', 'One that the treasury holds.'),
  TO,
  field('amount', 'Amount', 'money'),
];
export const WITHDRAWAL_FIELDS = [TO, field('amount', 'Amount', 'tokens')];
export const GUARDIAN_FIELDS: Field[] = [
  { ...field('named', 'New guardian', 'address'), optional: true },
  { ...field('dismissed', 'Dismissed guardian', 'address'), optional: true },
];
export const MODEL_FIELDS = [
  field('model', 'Model', 'address', 'A contract with the IPremiumModel interface.'),
];
export const PART_FIELDS = [
  field('part', 'Contract', 'address', 'A market signal or a trigger.'),
  field('kind', 'Enabled as', 'part'),
];
export const REWARD_FIELDS = [
  field(
    'token',
    'Token',
    'address',
    'A pool can have at most eight. Each one makes share transfers more expensive.',
  ),
  field('minimum', 'Minimum funding a week, in the token’s smallest unit', 'count'),
];
export const RULING_FIELDS = [
  field('incident', 'Incident', 'count', 'An incident that waits for the arbiter’s ruling.'),
  field('step', 'Severity', 'severity', '0 refuses it.'),
];
export const RAW_FIELDS = [
  field('target', 'Contract', 'address'),
  field('value', 'Ether, in wei', 'count'),
  field('data', 'Data', 'bytes', 'Selector and arguments.'),
];
