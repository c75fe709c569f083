import type { Entry } from './chapter';

export const MONEY_WORDS: readonly Entry[] = [
  {
    title: 'Pool',
    text: 'Capital in one asset that backs a set of products. It shares nothing with other pools.',
  },
  { title: 'Capital', text: 'What belongs to the stakers of a pool and pays losses after the reserve.' },
  {
    title: 'Share',
    text: 'A part of a pool’s capital. Its price rises with premiums and gains and falls with losses.',
  },
  {
    title: 'Stake',
    text: 'What you put into a pool for shares, or the BRK that you put down to vote as an assessor.',
  },
  { title: 'Reserve', text: 'Filled from premiums up to a target; pays losses before the capital does.' },
  {
    title: 'Gain',
    text: 'Uncollected payouts, recoveries and forfeited bonds, streamed to the capital over 28 days.',
  },
  {
    title: 'Required capital',
    text: 'What a pool must hold for the cover it sold: the largest of its three limits.',
  },
  {
    title: 'Utilisation',
    text: 'The capital that the cover sold needs in the stress scenario, over the capital there is.',
  },
  {
    title: 'Level',
    text: 'One factor a pool on the cost of capital. It rises while utilisation is above its target of 70\u00a0% and falls below it.',
  },
];

export const COVER_WORDS: readonly Entry[] = [
  {
    title: 'Product',
    text: 'A protocol and a peril that one pool covers, with its wording, rate and terms.',
  },
  {
    title: 'Peril',
    text: 'The kind of risk: exploit, protocol failure, depeg, liquidation or impermanent loss.',
  },
  { title: 'Cover', text: 'The token of a holder: an amount of one product over a term.' },
  { title: 'Holder', text: 'Who owns a cover.' },
  { title: 'Premium', text: 'What a cover costs: expected loss plus the cost of the capital it binds.' },
  { title: 'Risk rate', text: 'The expected loss of a product a year, as a share of the cover.' },
  {
    title: 'Exposure',
    text: 'What covers can still cost a pool, from their purchase until one report window after their end.',
  },
  { title: 'Capacity', text: 'The largest cover of a product that can be bought now.' },
  { title: 'Group', text: 'Products that could fail together. For the limits they count as one event.' },
];

export const CLAIM_WORDS: readonly Entry[] = [
  { title: 'Incident', text: 'One report of an event of a product: its time, a severity and evidence.' },
  { title: 'Event time', text: 'When the loss had reached the severity. Covers in force then are paid.' },
  {
    title: 'Severity',
    text: 'The share of the cover that is paid, from 5\u00a0% to 100\u00a0%. The asserted severity is a cap.',
  },
  { title: 'Verdict', text: 'The decided severity.' },
  {
    title: 'Episode',
    text: 'Incidents of a product whose events lie close together. A cover receives the largest verdict of an episode, not their sum.',
  },
  { title: 'Draw', text: 'No verdict and a silent arbiter. Bonds go back; it can be filed again.' },
  { title: 'Vote', text: 'A severity in steps of 5 points, committed in secret and then revealed.' },
  {
    title: 'Bond',
    text: 'Money that filer, challenger and appellant put up. It makes false claims and false doubts costly.',
  },
  {
    title: 'Challenge',
    text: 'Doubt about an incident in the fast lane, with an equal bond: it then goes to the vote.',
  },
  { title: 'Appeal', text: 'Takes a vote’s verdict to the arbiter, with twice the bond.' },
  {
    title: 'Payout',
    text: 'What a cover receives: its amount times the severity, less what it received in the episode.',
  },
  { title: 'Collect', text: 'To have a payout sent to the cover’s holder. Anyone may do it.' },
  { title: 'Owed', text: 'Money of the pool that is set aside for accepted incidents.' },
];

export const CLOCK_WORDS: readonly Entry[] = [
  { title: 'Exit request', text: 'Shares that want to leave, by the day of the request.' },
  { title: 'Fill', text: 'One processing of the queue: shares leave at the present price.' },
  { title: 'Cooldown', text: 'Days from an exit request until it can be processed.' },
  {
    title: 'Report window',
    text: 'Days after an event in which it can be filed or proven, after a cover’s end in which it still binds capital, and after a fill in which it is still charged.',
  },
  { title: 'Sync', text: 'Brings a pool’s books to the present. Every action does it; anyone may.' },
];

export const ROLE_WORDS: readonly Entry[] = [
  { title: 'Assessor', text: 'Whoever stakes BRK to vote on incidents.' },
  { title: 'Arbiter', text: 'Rules on appeals and on votes without a quorum: governance or a court.' },
  { title: 'Curator', text: 'Lists and tunes the products of a pool inside limits.' },
  { title: 'Guardian', text: 'Can pause new cover and deposits of a pool for a few days.' },
  {
    title: 'Keeper',
    text: 'Anyone who takes a step that is overdue: counting votes, settling, processing exits.',
  },
  { title: 'Proposal', text: 'A change that BRK holders vote on and a timelock executes.' },
];
