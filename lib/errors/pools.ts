// Pools: money, exits, pauses, configuration.

import { formatDay } from '../time';
import type { Sentences } from './dictionary';
import { moment, money, percentOf } from './words';

export const pools = {
  InvalidAsset: () => 'This token cannot be a pool’s asset: it needs at most 18 decimals.',
  BookOpen: () => 'This pool’s ledger is open already.',
  BookNotSynced: () => 'The pool is behind. Sync it first: anyone can, on the Keeper page.',
  InvalidModel: () => 'This contract is not a premium model.',
  DepositsPaused: ([atRisk, limit], unit) =>
    `Deposits are paused: open incidents could cost ${money(atRisk, unit)}, and the pool’s limit is ${money(limit, unit)}. They open again when the incidents are decided: see the Claims page.`,
  PoolWipedOut: () =>
    'A loss took almost everything in this pool, so it takes no new deposits. Choose another pool.',
  NotClaimable: ([asked, claimable]) =>
    claimable === 0n
      ? 'Nothing of this exit can be claimed yet. The date is shown next to it.'
      : `Only ${percentOf(claimable, asked)} of what you asked for can be claimed now. Reload the page and claim the rest later.`,
  AsynchronousRedeem: () =>
    'Leaving a pool goes through the exit queue: request an exit, then claim it when it is ready.',
  RequestOpen: ([, requestId]) =>
    `You have an exit open since ${formatDay(Number(requestId))}. An account can have one at a time: claim it first, or request with another account.`,
  NotAuthorized: () => 'This exit belongs to another account. Switch to the account that requested it.',
  DepositTooSmall: () => 'This is too small to be worth a share. Enter more.',
  TransferShort: ([, expected, received], unit) =>
    `The token delivered ${money(received, unit)} instead of ${money(expected, unit)}, so nothing was taken. A pool cannot hold a token that charges for transfers.`,
  InsufficientCapital: ([capital, required], unit) =>
    `The pool would need ${money(required, unit)} of capital and has ${money(capital, unit)} that no open incident can take. Choose a smaller amount.`,
  Paused: ([until]) =>
    `This pool takes no deposits and sells no cover until ${moment(until)}. Claims, payouts and exits go on.`,
  NotPaused: () => 'This pool is not paused.',
  PauseTooSoon: ([from]) => `This pool can be paused again on ${moment(from)}, not before.`,
} satisfies Partial<Sentences>;
