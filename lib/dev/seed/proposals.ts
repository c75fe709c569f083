// Governance proposals of the demo's history, and those that are open now.

import type { Support } from '../governance';
import type { Name } from './people';
import type { ProposalName } from './proposal-calls';

/** Voting tokens of each member, in whole tokens. The faucet and the founders hold the rest. */
export const TOKENS: Partial<Record<Name, number>> = {
  staker: 2_400_000,
  member: 1_500_000,
  dag: 600_000,
  alma: 400_000,
  gry: 350_000,
  zoe: 250_000,
  claimant: 100_000,
};

/** Delegations. */
export const DELEGATIONS: [who: Name, to: Name][] = [
  ['staker', 'staker'],
  ['member', 'member'],
  ['dag', 'dag'],
  ['alma', 'staker'],
  ['gry', 'dag'],
  ['zoe', 'member'],
  ['claimant', 'claimant'],
];

type Vote = [day: number, who: Name, support: Support, reason: string];

/** Days as in story.ts; negative days count back from the present. A vote begins a day after its proposal and lasts five days. */
export type ProposalStory = {
  name: ProposalName;
  by: Name;
  proposed: number;
  text: string;
  votes: Vote[];
  queued?: number;
  executed?: number;
};

const ARBITER: ProposalStory = {
  name: 'lighthouseArbiter',
  by: 'member',
  proposed: 20.4,
  text: `An arbiter who answers within a day, for Lighthouse

Until now the members themselves rule on appeals, which takes eight days at least. For the cautious pool, whose holders are
institutions with deadlines, the founders' account should rule at first. We can take it back with a vote like this one.`,
  votes: [
    [21.6, 'staker', 'for', 'Eight days are too long for a staking service.'],
    [22.3, 'member', 'for', ''],
    [23.7, 'dag', 'against', 'A court would be better than one account.'],
  ],
  queued: 26.9,
  executed: 29.1,
};

const LIMITS: ProposalStory = {
  name: 'harbourLimits',
  by: 'staker',
  proposed: 33.2,
  text: `Limits for the curator of Harbour

No product may expose more than 15 % of the capital, none may be listed below a risk rate of 0.5 %, and looser terms are
announced a week before. Listed products keep their terms.`,
  votes: [
    [34.5, 'staker', 'for', 'A curator should not be able to bet the pool on one protocol.'],
    [35.1, 'dag', 'for', ''],
    [36.8, 'member', 'for', 'Good as a beginning.'],
    [37.4, 'claimant', 'abstain', ''],
  ],
  queued: 39.6,
  executed: 41.8,
};

const BOND: ProposalStory = {
  name: 'reefBond',
  by: 'dag',
  proposed: 60.3,
  text: `Half the bond in Reef

0.2 dETH are more than some covers there pay. With half of it small holders could file too.`,
  votes: [
    [61.5, 'dag', 'for', 'Small holders count as well.'],
    [62.2, 'staker', 'against', 'Every false incident pauses deposits for days: the bond keeps them rare.'],
    [63.9, 'member', 'against', 'The bond comes back to whoever is right.'],
  ],
};

const PARTNER: ProposalStory = {
  name: 'partnerGrant',
  by: 'claimant',
  proposed: 68.1,
  text: `250,000 BRK for a partner

Zoe would bring a hundred holders of her own. She asks for a grant from the treasury.`,
  votes: [
    [69.8, 'claimant', 'for', ''],
    [70.5, 'dag', 'abstain', 'Nice, but what do we get for it?'],
  ],
};

const FEES: ProposalStory = {
  name: 'harbourFees',
  by: 'staker',
  proposed: 76.2,
  text: `Fees of Harbour to the treasury

50 dUSD of what Harbour collected, to pay for the next review of the contracts.`,
  votes: [
    [77.4, 'staker', 'for', ''],
    [78.6, 'member', 'for', 'Reviews before growth.'],
    [79.9, 'dag', 'for', ''],
  ],
  queued: 82.6,
};

const THRESHOLD: ProposalStory = {
  name: 'harbourThreshold',
  by: 'staker',
  proposed: 82.4,
  text: `A payout of Harbour needs two thirds

60 % of the revealed weight decide today what an incident pays. A payout touches everybody's savings: it should need 66 %, and
large ones 70 %. Events before this is executed keep today's rule.`,
  votes: [
    [83.7, 'staker', 'for', 'The exploit was decided by three people. More agreement does not hurt.'],
    [84.3, 'claimant', 'against', 'It makes it harder for holders to be paid.'],
  ],
};

const WAITING: ProposalStory = {
  name: 'reefLimits',
  by: 'dag',
  proposed: -0.2,
  text: `At most 15 % of Reef for one product

The bold pool lost its reserve to one vault. No product listed from now on should expose more than 15 % of the capital.`,
  votes: [],
};

/** In order of proposal. */
export const PROPOSALS = [ARBITER, LIMITS, BOND, PARTNER, FEES, THRESHOLD, WAITING];
