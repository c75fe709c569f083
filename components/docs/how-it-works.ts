import type { Entry } from './chapter';

export const STAKING: readonly Entry[] = [
  {
    title: 'You own shares of a pool',
    text: 'A pool holds one asset. You deposit it and receive shares at the current price. The pool’s capital backs the cover that the pool sells. Pools share no capital with each other.',
  },
  {
    title: 'You earn premiums by the second',
    text: 'The pool earns each premium from the purchase of a cover until its capital is free again, one report window after the cover ends. A premium has two parts: one for expected losses and one for the capital. The fee and the reserve take their shares from the second part only. The first part goes to the capital in full, to pay losses.',
  },
  {
    title: 'You pay losses',
    text: 'The reserve pays an accepted incident first. Then the capital and the exits processed at or after the event pay. Gains that are not yet streamed pay last. An exit pays in proportion to the part of the pool that left with it, whoever joins later. The capital pays the rest: the price of every share falls by the same ratio.',
  },
  {
    title: 'You leave through a queue',
    text: 'You can request an exit at any time. After the cooldown, anyone can process it, oldest day first, as far as the remaining capital can still pay the worst event. You can claim the money one report window after processing. Until then, your exit is still charged for events up to the second it left. Open incidents do not stop an exit. After the window, they hold back only the share that they could take. Nothing is held back more than 60 days after processing.',
  },
  {
    title: 'Gains are streamed',
    text: 'Uncollected payouts, recoveries and the pool’s part of forfeited bonds are streamed to the capital over 28 days. A deposit pays for gains that are already booked. An exit receives nothing of gains that are not yet streamed. So nobody profits by joining or leaving because of a gain.',
  },
];

export const COVER: readonly Entry[] = [
  {
    title: 'What you buy',
    text: 'You choose a product, an amount and a term. A product is a protocol and a risk, backed by one pool. The cover is a token in your wallet. Its terms are fixed at the purchase.',
  },
  {
    title: 'What it costs',
    text: 'The premium has two parts. The first is the expected loss for the days in force: the listed risk rate, adjusted by past claims and, if the product has one, by a market signal. The second is the cost of the capital that your cover binds, for the days it is bound. This cost rises with the pool’s utilisation, steeply above 70\u00a0%. Splitting a purchase never makes it cheaper.',
  },
  {
    title: 'When it is in force',
    text: 'It starts at the first midnight (UTC) after the purchase plus the product’s waiting days. It ends at 00:00 UTC on its end date.',
  },
  {
    title: 'What it pays',
    text: 'It pays the amount times the severity of a verdict. All incidents together pay the amount at most once: each payout reduces what is left. Some products require a proof of loss. Then nobody is paid more than their loss in the incident’s list.',
  },
  {
    title: 'Changing it',
    text: 'You can extend a cover at the current price. The last day to do so is the product’s waiting time before the cover ends. You can cancel at any time and get part of the premium back. For a larger amount, buy a second cover. Covers that a trigger settles at their end cannot be extended.',
  },
];

export const INCIDENTS: readonly Entry[] = [
  {
    title: 'Proven',
    text: 'If a product has a trigger, anyone can prove an event from the rounds of its price feed. It takes one transaction, without a bond or a vote, and the incident is accepted at once.',
  },
  {
    title: 'Filed in the fast lane',
    text: 'Otherwise, a holder who was covered at the event files an incident within one report window. The filer gives evidence, puts up a bond and asserts a severity. If the possible payout is small and there is no list of losses, the incident is accepted as asserted unless somebody challenges it in time. Each pool limits how much it accepts this way per report window.',
  },
  {
    title: 'Voted on',
    text: 'Everything else goes to the assessors. They commit votes in secret and then reveal them. A vote supports its severity and every smaller one. The verdict is the largest severity whose support reaches a threshold of the revealed weight. The threshold is fixed at filing.',
  },
  {
    title: 'Ruled on',
    text: 'Without a quorum, or after an appeal, an arbiter rules. If the arbiter stays silent after an appeal, the verdict stands and the appeal bond is returned. If there is no verdict either, the incident ends in a draw: all bonds are returned, and any holder who was covered can file again within one report window.',
  },
  {
    title: 'One verdict pays everyone',
    text: 'Each cover in force at the event collects from the verdict, in any order and at the same ratio. Verdicts are cumulative: within an episode, a cover is paid by the largest verdict for a time at which it was in force. A small or early verdict never lowers what a larger one pays. Holders have one year after an episode’s last verdict to collect.',
  },
];

export const ASSESSING: readonly Entry[] = [
  {
    title: 'Your weight',
    text: 'Your weight is the BRK you had staked just before the incident was filed. BRK staked later has no vote in it. Your stake stays locked until every vote it took part in is final.',
  },
  {
    title: 'What you earn',
    text: 'Voters within 10 points of the verdict share half of a forfeited bond. If no bond is forfeited, the pool’s fees pay them, up to 0.5\u00a0% of the amount set aside for the incident. There is no other reward for votes.',
  },
  {
    title: 'What you can lose',
    text: 'You lose a small part of your voting stake if you never reveal your vote. You lose the same part if your vote is more than 10 points from the verdict, but only if at least 60\u00a0% of the revealed weight is within 10 points of the verdict.',
  },
];

export const CHALLENGING: readonly Entry[] = [
  {
    title: 'When to challenge',
    text: 'If you doubt an incident in the fast lane, challenge it before the time to challenge ends. You put up the same bond as the filer, and the incident goes to a vote. Stakers see such incidents in their portfolio, because their capital is at risk.',
  },
  {
    title: 'Who wins the bonds',
    text: 'If the incident is refused at 0\u00a0%, half of the filer’s bond goes to you and half to the voters near the verdict. If it is accepted within 10 points of the asserted severity, half of your bond goes to the filer and half to these voters. Otherwise both bonds are returned.',
  },
  {
    title: 'Appeals',
    text: 'Anyone can appeal the verdict of a vote with twice the bond. The appellant loses this bond if the ruling is within 10 points of the verdict. It is returned if the ruling is further away or the arbiter stays silent.',
  },
];

export const GOVERNING: readonly Entry[] = [
  {
    title: 'Members',
    text: 'BRK holders propose and vote, and a timelock executes what passes. The voting delay, the vote and the timelock together take longer than the cooldown of an exit, so stakers can leave before a change applies. Changes never apply to earlier covers, exits and events.',
  },
  {
    title: 'Curators',
    text: 'Curators list products within the limits that governance sets. They can tighten terms at once, but must announce looser terms first.',
  },
  {
    title: 'The guardian',
    text: 'The guardian can pause new cover and deposits of a pool for at most 7 days, and not again within 30 days of the end. The guardian can never pause claims, payouts or exits.',
  },
];
