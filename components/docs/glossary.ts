import type { Section } from './chapter';

const section = (title: string, words: Record<string, string>): Section => ({
  title,
  entries: Object.entries(words).map(([word, text]) => ({ title: word, text })),
});

export const GLOSSARY: readonly Section[] = [
  section('Money', {
    Pool: 'Capital in one asset that backs a set of products. Pools share no capital with each other.',
    Capital: 'The stakers’ money in a pool. It pays losses after the reserve.',
    Share: 'A part of a pool’s capital. Its price rises with premiums and gains, and falls with losses.',
    Stake: 'Assets that you deposit into a pool for shares, or BRK that you lock to vote as an assessor.',
    Reserve: 'A buffer filled from premiums up to a target. It pays losses before the capital does.',
    Gain: 'Income from uncollected payouts, recoveries and forfeited bonds, streamed to the capital over 28 days.',
    'Required capital':
      'The capital that a pool must hold for the cover it has sold: the largest of its three limits.',
    Utilisation:
      'The capital that the sold cover needs in the stress scenario, divided by the pool’s capital.',
    Level:
      'A factor on a pool’s cost of capital. It rises while utilisation is above its target of 70\u00a0% and falls while utilisation is below it.',
  }),
  section('Cover', {
    Product: 'A protocol and a peril that one pool covers, with its wording, rate and terms.',
    Peril: 'The kind of risk: exploit, protocol failure, depeg, liquidation or impermanent loss.',
    Cover: 'A token that insures its holder against one product’s peril, up to an amount, for a term.',
    Holder: 'The owner of a cover.',
    Premium: 'The price of a cover: its expected loss plus the cost of the capital it binds.',
    'Risk rate': 'The expected yearly loss of a product, as a share of the cover.',
    Exposure:
      'Cover that a pool may still have to pay, from its purchase until one report window after its end.',
    Capacity: 'The largest cover of a product that can be bought now.',
    Group: 'Products that could fail together. The limits count them as one event.',
  }),
  section('Claims', {
    Incident: 'A report that a product suffered an event, with a time, a severity and evidence.',
    'Event time':
      'The time at which the loss had reached the severity. Covers in force at that time are paid.',
    Severity:
      'The share of the cover that is paid, from 5\u00a0% to 100\u00a0%. The filer’s asserted severity caps it.',
    Verdict: 'The severity that was decided. 0\u00a0% means refused.',
    Episode:
      'Incidents of a product whose events are close together. A cover is paid by the largest verdict that applies to it, not by their sum.',
    Draw: 'The outcome without a verdict and without a ruling. Bonds are returned, and the incident can be filed again.',
    Vote: 'An assessor’s choice of a severity, in steps of 5 points. It is committed in secret and then revealed.',
    Bond: 'Money that a filer, challenger or appellant puts up. It makes false claims and false challenges costly.',
    Challenge:
      'An objection to an incident in the fast lane, with an equal bond. It sends the incident to a vote.',
    Appeal: 'Takes the verdict of a vote to the arbiter. It needs twice the bond.',
    Payout:
      'What a cover receives: its amount times the severity, less what it already received in the episode.',
    Collect: 'To send a payout to the cover’s holder. Anyone can do it.',
    Owed: 'Money that a pool has set aside for accepted incidents.',
  }),
  section('Leaving and time', {
    'Exit request': 'A request to withdraw shares. Requests are queued by day.',
    Fill: 'One processing of the exit queue, at the current share price.',
    Cooldown: 'The days from an exit request until it can be processed.',
    'Report window':
      'The days after an event in which it can be filed or proven. A cover binds capital for as long after its end, and a fill can be charged for as long after its processing.',
    Sync: 'Updates a pool’s accounting to the present. Every action does this, and anyone can.',
  }),
  section('People', {
    Assessor: 'Someone who stakes BRK to vote on incidents.',
    Arbiter: 'Governance, an account or a court. It rules on appeals and on votes without a quorum.',
    Curator: 'Lists products in a pool and adjusts their terms, within limits set by governance.',
    Guardian: 'Can pause new cover and deposits of a pool for at most 7 days.',
    Keeper:
      'Anyone who takes an overdue step, such as counting votes, settling incidents or processing exits.',
    Proposal: 'A change that BRK holders vote on and a timelock executes.',
  }),
];
