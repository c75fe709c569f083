import type { Entry } from './chapter';

export const FOR_STAKERS: readonly Entry[] = [
  {
    title: 'You can lose your stake',
    text: 'An accepted incident that exceeds the reserve lowers the price of every share. One event can take up to the group cap (30\u00a0% of the pool’s capital unless governance changes it), and several events can take more. If losses exceed the reserve, the capital and the gains together, claims are paid only in part and the shares are worth nothing.',
  },
  {
    title: 'The expected loss may be listed too low',
    text: 'A curator sets the risk rate. Past claims correct a wrong rate slowly or not at all, because one product has too few claims to learn from. Until then, only the charge for capital protects you.',
  },
  {
    title: 'You may pay for a loss that happened before your deposit',
    text: 'If you deposit between an event and its filing, you share its loss. Deposits pause only once a material incident is filed. Check the protocols that the pool covers before you stake.',
  },
  {
    title: 'Leaving takes time',
    text: 'You wait for the cooldown and the report window. An exit is processed only as far as the remaining capital can still pay the worst event. If cover binds most of the capital, a large exit waits until cover ends or somebody stakes. While a group is at its cap, no exit is processed at all.',
  },
  {
    title: 'Verdicts can be wrong',
    text: 'Assessors can be wrong or dishonest. If enough of the voting weight accepts a false incident, your capital pays for it, up to the asserted severity. You can challenge and appeal. The arbiter has the final word.',
  },
];

export const FOR_HOLDERS: readonly Entry[] = [
  {
    title: 'A valid claim can be refused',
    text: 'A severity needs the support of 60\u00a0% of the revealed weight, or two thirds for a large payout, unless governance changes this. So a minority of just over 40\u00a0% can refuse a claim. You can appeal, but if the arbiter stays silent, the refusal stands. Your appeal bond is then returned.',
  },
  {
    title: 'Deadlines are final',
    text: 'An event must be filed or proven within one report window. A payout must be collected within a year of the episode’s last verdict. Nobody can extend these deadlines.',
  },
  {
    title: 'Proof of loss',
    text: 'If an incident has a list of losses, you are paid at most your loss in the list. If you are not in the list, that incident pays you nothing.',
  },
  {
    title: 'The pool may be too small for everything at once',
    text: 'After every sale, a pool can pay its worst group in full, or the stress scenario, on top of open incidents. If more than that fails together, all claims are reduced by the same ratio.',
  },
  {
    title: 'Cancelling returns less than you paid',
    text: 'For each day that the cover ends earlier, you get back the lowest daily premium you paid, less a fee. The app shows the refund before you sign.',
  },
];

export const FOR_ALL: readonly Entry[] = [
  {
    title: 'Code',
    text: 'The contracts cannot be upgraded or stopped. A flaw in them could cost all the money in a pool. They were tested with invariants, attack tests and an independent model of the same rules. No third party has audited them.',
  },
  {
    title: 'Assets',
    text: 'A pool trusts its asset. If the token starts to charge transfer fees, rebase or freeze accounts, the pool’s accounting or payouts can break. A savings token can lose value by itself. The pool does not protect you from that.',
  },
  {
    title: 'Price feeds',
    text: 'Triggers decide from a price feed. A feed cannot prove an event while the feed or a rollup’s sequencer is down, or while the price moves around the floor. Such an event can still be filed for a vote.',
  },
  {
    title: 'Few accounts hold many votes',
    text: 'At launch, a few accounts can receive most of the BRK. If they hold more votes than a quorum needs, they decide alone until others hold enough. Each proposal’s page shows who voted.',
  },
  {
    title: 'Addresses',
    text: 'A payout goes to the owner of the cover at that moment, even if this is a contract that holds it in escrow. Shares sent to the pool’s own address are lost.',
  },
];

/** The known issues of ARCHITECTURE.md that concern users of the app. */
export const KNOWN_LIMITS: readonly Entry[] = [
  {
    title: 'The order of transactions matters slightly',
    text: 'Losses give the same result in any order of settlement, up to a few units of rounding. But the reserve pays the losses that are settled first. Syncing a pool before or after cover is released moves some premium between the reserve and the capital; their sum is the same.',
  },
  {
    title: 'Exits can be delayed by a day',
    text: 'Exits are processed once a day, and again only if the second processing is much larger. Somebody who buys and cancels cover every day can delay most of a day’s exits to the next day. This costs them the cancellation fee.',
  },
  {
    title: 'Exits can be held back longer than needed',
    text: 'If a product has several open incidents, each one holds back its share of an exit, although together they cannot take that much. The doubling bonds make this expensive. Nothing is held back more than 60 days after processing.',
  },
  {
    title: 'Small products',
    text: 'In a product’s first days, one tiny cover can be the only one in force. Its holder can make later bonds more expensive, or raise the product’s price up to threefold with an unchallenged incident in the fast lane. One challenge stops the price increase.',
  },
  {
    title: 'One group at its cap',
    text: 'While a group is at its cap, its products sell no cover and no exit is processed, until cover ends or somebody stakes. Other groups continue to sell.',
  },
  {
    title: 'After a haircut',
    text: 'If a pool could not pay in full and a larger verdict joins the same episode later, early and late collectors are paid at slightly different ratios.',
  },
  {
    title: 'Curators are trusted within limits',
    text: 'Curators decide which products belong to one group. If correlated products are in different groups, the cap on one event protects less.',
  },
];
