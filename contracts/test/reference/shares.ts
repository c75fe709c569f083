// Staking: shares are minted at a price that favours those who stay and that counts booked gains.

import { ceilDiv, demand, max } from './integers';
import { ESCROW } from './people';
import { atRisk, material } from './solvency';
import { rebase } from './time';
import type { State } from './types';

/** Virtual shares, and one virtual unit of capital: the offset of ERC-4626. */
export const VIRTUAL_SHARES = 1_000n;
const MAX_SHARES = (1n << 104n) - 1n;
const MIN_SHARES = 1_000n;
const WIPED_OUT = 10n ** 9n;

export const balanceOf = (state: State, who: string): bigint => state.shares[who] ?? 0n;

export const sharesFor = (state: State, assets: bigint): bigint =>
  (assets * (state.supply + VIRTUAL_SHARES)) / (state.capital + state.gains + 1n);

export const costOf = (state: State, shares: bigint): bigint =>
  ceilDiv(shares * (state.capital + state.gains + 1n), state.supply + VIRTUAL_SHARES);

export const worthOf = (state: State, shares: bigint): bigint =>
  (shares * (state.capital + 1n)) / (state.supply + VIRTUAL_SHARES);

/** Capital of the queued shares, which does not lower the price of cover. */
export const queuedAssets = (state: State): bigint => worthOf(state, balanceOf(state, ESCROW));

export const isPaused = (state: State): boolean => state.now < state.pausedUntil;
const isWipedOut = (state: State) => state.capital * WIPED_OUT < state.supply;

export function demandNotPaused(state: State): void {
  demand(!isPaused(state), 'Paused', state.pausedUntil);
}

export function maxMint(state: State): bigint {
  if (isPaused(state) || isWipedOut(state) || atRisk(state) > material(state)) return 0n;
  return max(MAX_SHARES - state.supply, 0n);
}

export const maxDeposit = (state: State): bigint =>
  (maxMint(state) * (state.capital + state.gains + 1n)) / (state.supply + VIRTUAL_SHARES);

function demandOpen(state: State): void {
  demandNotPaused(state);
  demand(atRisk(state) <= material(state), 'DepositsPaused', atRisk(state), material(state));
  demand(!isWipedOut(state), 'PoolWipedOut', state.capital, state.supply);
}

function stake(state: State, assets: bigint, shares: bigint, receiver: string): void {
  demand(shares <= MAX_SHARES - state.supply, 'AmountTooLarge', assets);
  const capital = state.capital + assets;
  demand(capital < 1n << 128n, 'SafeCastOverflowedUintDowncast', 128n, capital);
  state.capital = capital;
  state.balance += assets;
  rebase(state);
  state.supply += shares;
  state.shares[receiver] = balanceOf(state, receiver) + shares;
}

export function deposit(state: State, assets: bigint, receiver: string): bigint {
  demandOpen(state);
  const shares = sharesFor(state, assets);
  demand(shares >= MIN_SHARES, 'DepositTooSmall', assets);
  stake(state, assets, shares, receiver);
  return shares;
}

export function mint(state: State, shares: bigint, receiver: string): bigint {
  demand(shares !== 0n, 'ZeroAmount');
  demandOpen(state);
  const assets = costOf(state, shares);
  stake(state, assets, shares, receiver);
  return assets;
}

export function move(state: State, from: string, to: string, shares: bigint): void {
  const held = balanceOf(state, from);
  demand(shares <= held, 'ERC20InsufficientBalance', BigInt(from === ESCROW ? 0 : from), held, shares);
  state.shares[from] = held - shares;
  state.shares[to] = balanceOf(state, to) + shares;
}
