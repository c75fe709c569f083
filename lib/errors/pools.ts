// Pools: money, exits, pauses, configuration.

import { formatDay } from '../time';
import type { Sentences } from './dictionary';
import { moment, money, percentOf } from './words';

export const pools = {
  InvalidAsset: () => 'This token cannot be a pool’s asset: it needs at most 18 decimals.',
  BookOpen: () => 'This pool’s ledger is already open.',
  BookNotSynced: () =>
    'The pool’s accounting is not up to date. Sync the pool first: anyone can do this on the Keeper page.',
  InvalidModel: () => 'This contract is not a premium model.',
  DepositsPaused: ([atRisk, limit], unit) =>
    `Deposits are paused: open incidents could cost ${money(atRisk, unit)}, and the pool’s limit is ${money(limit, unit)}. They resume when the incidents are decided: see the Claims page.`,
  PoolWipedOut: () =>
    'A loss took almost everything in this pool, so it takes no new deposits. Choose another pool.',
  NotClaimable: ([asked, claimable]) =>
    claimable === 0n
      ? 'This exit cannot be claimed yet. Its date is shown on this page.'
      : `Only ${percentOf(claimable, asked)} of what you asked for can be claimed now. Reload the page and claim the rest later.`,
  AsynchronousRedeem: () =>
    'You leave a pool through its exit queue: request an exit, then claim it when it is ready.',
  RequestOpen: ([, requestId]) =>
    `You already have an open exit from ${formatDay(Number(requestId))}. An account can have one at a time: claim it first, or use another account.`,
  NotAuthorized: () => 'This exit belongs to another account. Switch to the account that requested it.',
  DepositTooSmall: () => 'This deposit is too small to receive a share. Enter more.',
  TransferShort: ([, expected, received], unit) =>
    `The token delivered ${money(received, unit)} instead of ${money(expected, unit)}, so nothing was taken. A pool cannot hold a token that charges for transfers.`,
  InsufficientCapital: ([capital, required], unit) =>
    `The pool would need ${money(required, unit)} of capital, but has only ${money(capital, unit)} that open incidents cannot take. Choose a smaller amount.`,
  Paused: ([until]) =>
    `This pool takes no deposits and sells no cover until ${moment(until)}. Claims, payouts and exits continue.`,
  NotPaused: () => 'This pool is not paused.',
  PauseTooSoon: ([from]) => `This pool can be paused again on ${moment(from)}, not before.`,
} satisfies Partial<Sentences>;
