// The libraries that the contracts are built on.

import { PROPOSAL_STATES, STATE_WORDS } from '../governance/states';
import { formatAmount } from '../units';
import type { Sentences } from './dictionary';
import { depositsWait, money } from './words';

export const libraries = {
  ERC20InsufficientBalance: ([, balance, needed], unit) =>
    `You have ${money(balance, unit)} and this needs ${money(needed, unit)}. Enter less or add to your balance.`,
  ERC20InsufficientAllowance: () =>
    'The token permission does not cover this amount. Try again and sign a new one.',
  ERC2612ExpiredSignature: () => 'The signed permission has expired. Try again and sign a new one.',
  ERC2612InvalidSigner: () =>
    'The permission was signed by another account. Switch to the connected account and try again.',
  ERC4626ExceededMaxDeposit: ([, , max], unit) =>
    max === 0n
      ? `${depositsWait} Nothing was taken.`
      : `The pool takes at most ${money(max, unit)} now. Enter less.`,
  ERC721NonexistentToken: ([cover]) => `Cover ${cover} does not exist.`,
  ERC721InsufficientApproval: ([, cover]) =>
    `Only the holder of cover ${cover} may do this. Switch to the account that holds it.`,
  SafeCastOverflowedUintDowncast: () =>
    'The amount is more than the protocol can hold at once. Enter less, or do it in parts.',
  SafeERC20FailedOperation: () => 'The token refused the transfer. Check your balance and try again.',
  AccessManagedUnauthorized: () => 'Only governance may do this.',
  ReentrancyGuardReentrantCall: () =>
    'The contract refused because it was called again while it was still running.',
  GovernorAlreadyCastVote: () => 'This account has already voted on the proposal. A vote cannot be changed.',
  GovernorInsufficientProposerVotes: ([, votes, threshold]) =>
    `A proposal needs ${formatAmount(threshold, 18)} BRK of voting power, and this account had ${formatAmount(votes, 18)} BRK. Ask others to delegate to it.`,
  GovernorNonexistentProposal: () => 'There is no such proposal. Check the address of this page.',
  GovernorUnexpectedProposalState: ([, current]) => {
    // A governor of a later version can name a state that this one does not have.
    const state = PROPOSAL_STATES[current];
    const words = state === undefined ? 'in another state' : STATE_WORDS[state];
    return `The proposal is ${words}, so this is not possible now. Reload the page to see what you can do.`;
  },
  GovernorUnableToCancel: () => 'Only the proposer can cancel a proposal, and only before its vote begins.',
  TimelockUnexpectedOperationState: () =>
    'The timelock is not ready for this: the delay is not over, or the proposal was executed or cancelled. Reload the page to see which.',
} satisfies Partial<Sentences>;
