import type { Entry } from './chapter';

export const FOR_STAKERS: readonly Entry[] = [
  {
    title: 'You can lose your stake',
    text: 'An accepted incident lowers the price of every share. One event can take up to the group cap of the pool’s capital (30\u00a0% unless members decide otherwise), several at once more. If losses are larger than the reserve, the capital and the gains, holders are paid at a ratio and the shares are worth nothing.',
  },
  {
    title: 'The expected loss may be listed too low',
    text: 'A curator assesses it. Claims alone correct a wrong rate slowly or not at all, because one product’s claims carry little evidence. The charge for capital is what protects you meanwhile.',
  },
  {
    title: 'You may bear a loss that you did not see coming',
    text: 'Whoever deposits between an event and its filing bears its loss. Deposits stop only once a material incident is filed. Look at what the pool covers before you stake.',
  },
  {
    title: 'Leaving takes time',
    text: 'Cooldown and report window pass first, and an exit is processed only as far as what stays can pay the worst event. When much of the capital is bound by cover, a large exit waits until cover ends or somebody stakes. A group at its cap allows no fill at all until then.',
  },
  {
    title: 'Verdicts can be wrong',
    text: 'Assessors are people with a stake. A majority of the weight that accepts a false incident pays it from your capital, up to the asserted severity. You can challenge and appeal; the arbiter is the last instance.',
  },
];

export const FOR_HOLDERS: readonly Entry[] = [
  {
    title: 'A valid claim can be refused',
    text: 'A severity needs 60\u00a0% of the revealed weight, two thirds for a large payout, unless members decide otherwise. So a minority of 40\u00a0% can refuse it, and with a silent arbiter that stands. An appeal costs nothing then but the time of its bond.',
  },
  {
    title: 'Deadlines are final',
    text: 'An event must be filed or proven within one report window, and a payout collected within a year of the episode’s last verdict. Nobody can extend them.',
  },
  {
    title: 'Proof of loss',
    text: 'Where an incident has a list of losses, you are paid at most what the list says of you. If you are not on it, you are paid nothing of that incident.',
  },
  {
    title: 'The pool may be too small for everything at once',
    text: 'After every sale it can pay its worst group in full on top of open incidents, and the stress scenario. If more groups than that fail together, all holders are paid at one ratio.',
  },
  {
    title: 'Cancelling returns less than you paid',
    text: 'You get back the lowest daily premium that you paid for each day that is freed, less a fee. The quote shows the sum before you sign.',
  },
];

export const FOR_ALL: readonly Entry[] = [
  {
    title: 'Code',
    text: 'The contracts cannot be upgraded or stopped. A flaw in them could cost everything that is in a pool. They were tested with invariants, a second model of the same rules and attack tests; they have not been audited by a third party.',
  },
  {
    title: 'Assets',
    text: 'A pool trusts its asset. A token that starts to charge a fee on transfers, rebases or freezes accounts breaks the pool’s books or its payouts. A savings token can lose value by itself; the pool does not protect you from that.',
  },
  {
    title: 'Price feeds',
    text: 'Triggers decide from a feed. What the feed cannot show (an outage, a price that wavers around the floor, a rollup’s sequencer that was down) proves nothing; then the vote remains.',
  },
  {
    title: 'Few accounts hold many votes',
    text: 'A mutual’s launch can give most BRK to few accounts. If these hold more votes than a quorum needs, they decide until other members hold more. The Governance page shows who voted.',
  },
  {
    title: 'Addresses',
    text: 'A payout goes to the owner of the cover at that moment: also to a contract that holds it in escrow. Shares sent to the pool’s own address are lost.',
  },
];

/** From ARCHITECTURE.md, in words that concern somebody who uses the app. */
export const KNOWN_LIMITS: readonly Entry[] = [
  {
    title: 'Order of small things',
    text: 'Losses settled in any order agree up to a few units of rounding. The reserve, however, pays in the order of settlement. Syncing a pool before or after cover is released moves some premium between reserve and capital; the sum is the same.',
  },
  {
    title: 'Exits can be delayed by a day',
    text: 'A day has one fill, and a further one only if it is much larger. Somebody who buys and cancels cover each day, at the cost of the cancellation fee, can move most of a day’s exits to the next.',
  },
  {
    title: 'Held for longer than needed',
    text: 'Several open incidents of one product each hold back their share of an exit, although together they cannot take that much. The doubling bonds make this dear. After 60 days nothing is held back.',
  },
  {
    title: 'Small products',
    text: 'In a product’s first days one tiny cover can be all that is in force. Its holder can make later bonds dearer, or raise the product’s price up to threefold by an unchallenged verdict of the fast lane. One challenge stops the latter.',
  },
  {
    title: 'One group at its cap',
    text: 'While one group is at its cap, any open incident stops the sales of every product of the pool until it is decided.',
  },
  {
    title: 'After a haircut',
    text: 'Where a pool could not pay in full, a deeper verdict that joins the same pot later gives early and late collectors slightly different ratios.',
  },
  {
    title: 'Curators are trusted within limits',
    text: 'They say which products belong to one group. Correlated products in different groups weaken the cap on one event.',
  },
];
