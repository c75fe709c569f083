import type { Entry } from './chapter';

export const STAKING: readonly Entry[] = [
  {
    title: 'You own shares of a pool',
    text: 'A pool holds one asset. You put it in and receive shares at the present price. The capital behind all shares backs the cover that the pool sells. Pools share nothing with each other.',
  },
  {
    title: 'You earn premiums by the second',
    text: 'A premium is earned from the purchase of a cover until its capital is free again, one report window after its end. A fee and the reserve’s part are taken from the part of the premium that pays for capital. The part for expected losses goes to the capital in full, because it is there to pay losses.',
  },
  {
    title: 'You pay losses',
    text: 'An accepted incident is paid from the reserve first, then from exits processed at or after the event and from the capital, then from gains that were not yet streamed. An exit bears the share of the pool that left with it, whoever joins later. The capital bears the rest: the price of every share falls by the same ratio.',
  },
  {
    title: 'You leave through a queue',
    text: 'You request an exit at any time. After the cooldown anyone can process it, the oldest day first, as much as the pool can let go and still pay its worst event. What was processed is payable one report window later. Until then it is still charged for events up to the second it left. No open incident stops an exit: after the window it only holds back the share that it could take, and 60 days after the processing nothing is held back.',
  },
  {
    title: 'Gains are streamed',
    text: 'Payouts that nobody collected, recoveries and the pool’s part of forfeited bonds flow to the capital over 28 days. A deposit pays for gains that are booked, and an exit gets nothing of gains that are not streamed yet. So nobody profits from joining or leaving for a gain.',
  },
];

export const COVER: readonly Entry[] = [
  {
    title: 'What you buy',
    text: 'An amount and a term of one product: a protocol and a risk, backed by one pool. The cover is a token in your wallet. Everything you rely on is fixed at the purchase.',
  },
  {
    title: 'What it costs',
    text: 'The premium has two parts. The first is the expected loss: the listed rate, corrected by what was paid so far and by a market signal where there is one, for the days in force. The second is the cost of the capital that your cover binds, for the days it binds it. It rises with the pool’s utilisation, steeply above 70\u00a0%. Splitting a purchase never makes it cheaper.',
  },
  {
    title: 'When it is in force',
    text: 'From the first midnight (UTC) after the purchase plus the waiting days of the product, until midnight of its last day.',
  },
  {
    title: 'What it pays',
    text: 'The amount times the severity of a verdict. All incidents together pay the amount at most once over the life of the cover: each payout reduces what is left. Some products need a proof of loss; then nobody is paid more than the loss that a list proves.',
  },
  {
    title: 'Changing it',
    text: 'You can extend it until waiting days before its end, at the price of that day, and cancel it at any time for a part of the premium. For a larger amount, buy a second cover. Covers that a trigger settles at their end cannot be extended.',
  },
];

export const INCIDENTS: readonly Entry[] = [
  {
    title: 'Proven',
    text: 'Where a product has a trigger, anyone proves an event from the rounds of its price feed with one transaction: no bond, no vote, accepted at once.',
  },
  {
    title: 'Filed in the fast lane',
    text: 'Otherwise a holder who was covered at the event files within one report window, with evidence and a bond, and asserts a severity. A small payout without a list of losses is accepted as asserted unless somebody challenges it in time. The pool has a budget for this lane.',
  },
  {
    title: 'Voted on',
    text: 'Everything else goes to the assessors. They commit votes in secret, then reveal them. The verdict is the largest severity, up to the asserted one, that the threshold of the revealed weight supports. The threshold is fixed at filing.',
  },
  {
    title: 'Ruled on',
    text: 'Without a quorum, or after an appeal, an arbiter rules. When the arbiter stays silent, a verdict stands and the appeal bond goes back. Without a verdict it is a draw: bonds go back, and for one window any holder who was covered can file again.',
  },
  {
    title: 'One verdict pays everyone',
    text: 'Each cover in force at the event collects from it, in any order, at one ratio. Verdicts are cumulative: within an episode a cover ends with the largest verdict of a time at which it was in force. A small or early verdict never lowers a later, larger one. There is one year to collect after an episode’s last verdict.',
  },
];

export const ASSESSING: readonly Entry[] = [
  {
    title: 'Your weight',
    text: 'The BRK that you had staked just before an incident was filed. Later stake has no vote in it. Stake stays locked until every vote it took part in is final.',
  },
  {
    title: 'What you earn',
    text: 'Voters within 10 points of the verdict divide half of a forfeited bond. If no bond is forfeited, the pool’s fees pay them, up to 0.5\u00a0% of what the incident booked. There is no other reward for votes.',
  },
  {
    title: 'What you can lose',
    text: 'A small part of the stake that voted, for a vote that is never revealed; and for a vote more than 10 points from the verdict, but only when at least 60\u00a0% of the revealed weight is within 10 points of it.',
  },
];

export const CHALLENGING: readonly Entry[] = [
  {
    title: 'When to challenge',
    text: 'Whoever doubts an incident in the fast lane puts up the same bond as its filer before the time is over. It then goes to the vote. Stakers of the pool see open incidents first in their portfolio: it is their capital.',
  },
  {
    title: 'Who wins the bonds',
    text: 'Refused at 0\u00a0%: half of the filer’s bond goes to you, half to the voters near the verdict. Accepted within 10 points of what was asserted: your bond is divided between the filer and these voters. Otherwise both go back.',
  },
  {
    title: 'Appeals',
    text: 'Anyone can appeal a vote’s verdict with twice the bond. It is lost if the ruling is within 10 points of the verdict, and returned if the arbiter stays silent.',
  },
];

export const GOVERNING: readonly Entry[] = [
  {
    title: 'Members',
    text: 'BRK holders propose and vote; a timelock executes. Voting delay, vote and timelock together are longer than the cooldown of an exit, so stakers can ask to leave before a change applies. Changes never apply to covers, exits and events before them.',
  },
  {
    title: 'Curators',
    text: 'List products inside the limits that members set. They tighten terms at once and announce looser ones first.',
  },
  {
    title: 'The guardian',
    text: 'Can pause new cover and deposits of a pool for at most 7 days, and not again within 30 days of the end. Never claims, payouts or exits.',
  },
];
