import type { Section } from './chapter';

const section = (title: string, words: Record<string, string>): Section => ({
  title,
  entries: Object.entries(words).map(([word, text]) => ({ title: word, text })),
});

export const GLOSSARY: readonly Section[] = [
  section('Money', {
    Pool: 'Capital in one asset that backs a set of products. It shares nothing with other pools.',
    Capital: 'What belongs to the stakers of a pool and pays losses after the reserve.',
    Share: 'A part of a pool’s capital. Its price rises with premiums and gains and falls with losses.',
    Stake: 'What you put into a pool for shares, or the BRK that you put down to vote as an assessor.',
    Reserve: 'Filled from premiums up to a target; pays losses before the capital does.',
    Gain: 'Uncollected payouts, recoveries and forfeited bonds, streamed to the capital over 28 days.',
    'Required capital': 'What a pool must hold for the cover it sold: the largest of its three limits.',
    Utilisation: 'The capital that the cover sold needs in the stress scenario, over the capital there is.',
    Level:
      'Each pool’s factor on the cost of capital. It rises while utilisation is above its target of 70\u00a0%, and falls while it is below.',
  }),
  section('Cover', {
    Product: 'A protocol and a peril that one pool covers, with its wording, rate and terms.',
    Peril: 'The kind of risk: exploit, protocol failure, depeg, liquidation or impermanent loss.',
    Cover: 'A token that insures its holder against one product’s peril, up to an amount, for a term.',
    Holder: 'Who owns a cover.',
    Premium: 'What a cover costs: expected loss plus the cost of the capital it binds.',
    'Risk rate': 'The expected loss of a product a year, as a share of the cover.',
    Exposure:
      'What covers can still cost a pool, from their purchase until one report window after their end.',
    Capacity: 'The largest cover of a product that can be bought now.',
    Group: 'Products that could fail together. For the limits they count as one event.',
  }),
  section('Claims', {
    Incident: 'One report of an event of a product: its time, a severity and evidence.',
    'Event time': 'When the loss had reached the severity. Covers in force then are paid.',
    Severity:
      'The share of the cover that is paid, from 5\u00a0% to 100\u00a0%. The asserted severity is a cap.',
    Verdict: 'The decided severity.',
    Episode:
      'Incidents of a product whose events lie close together. A cover receives the largest verdict of an episode, not their sum.',
    Draw: 'No verdict and a silent arbiter. Bonds go back; it can be filed again.',
    Vote: 'A severity in steps of 5 points, committed in secret and then revealed.',
    Bond: 'Money that filer, challenger and appellant put up. It makes false claims and false doubts costly.',
    Challenge: 'Doubt about an incident in the fast lane, with an equal bond: it then goes to the vote.',
    Appeal: 'Takes a vote’s verdict to the arbiter, with twice the bond.',
    Payout: 'What a cover receives: its amount times the severity, less what it received in the episode.',
    Collect: 'To have a payout sent to the cover’s holder. Anyone may do it.',
    Owed: 'Money of the pool that is set aside for accepted incidents.',
  }),
  section('Leaving and time', {
    'Exit request': 'Shares that want to leave, by the day of the request.',
    Fill: 'One processing of the queue: shares leave at the present price.',
    Cooldown: 'Days from an exit request until it can be processed.',
    'Report window':
      'Days after an event in which it can be filed or proven, after a cover’s end in which it still binds capital, and after a fill in which it is still charged.',
    Sync: 'Brings a pool’s books to the present. Every action does it; anyone may.',
  }),
  section('People', {
    Assessor: 'Whoever stakes BRK to vote on incidents.',
    Arbiter: 'Rules on appeals and on votes without a quorum: governance or a court.',
    Curator: 'Lists and tunes the products of a pool inside limits.',
    Guardian: 'Can pause new cover and deposits of a pool for a few days.',
    Keeper: 'Anyone who takes a step that is overdue: counting votes, settling, processing exits.',
    Proposal: 'A change that BRK holders vote on and a timelock executes.',
  }),
];
