// Staking: shares are minted at a price that favours those who already stay.

import { ceilDiv, demand } from './integers';
import { atRisk, material } from './solvency';
import { rebase } from './time';
import type { State } from './types';

/** Shares that nobody holds, and one unit of capital beside them: the offset of ERC-4626. */
export const VIRTUAL_SHARES = 1_000n;
const MOST_SHARES = (1n << 104n) - 1n;
const WIPED_OUT = 10n ** 9n;

export const sharesFor = (state: State, assets: bigint): bigint =>
  (assets * (state.supply + VIRTUAL_SHARES)) / (state.capital + 1n);

export const assetsFor = (state: State, shares: bigint): bigint =>
  (shares * (state.capital + 1n)) / (state.supply + VIRTUAL_SHARES);

export const costOf = (state: State, shares: bigint): bigint =>
  ceilDiv(shares * (state.capital + 1n), state.supply + VIRTUAL_SHARES);

export const balanceOf = (state: State, who: string): bigint => state.shares[who] ?? 0n;

const wipedOut = (state: State) => state.capital * WIPED_OUT < state.supply;

export function mostShares(state: State): bigint {
  return atRisk(state) > material(state) || wipedOut(state) ? 0n : MOST_SHARES - state.supply;
}

/** Shares are neither minted nor burned while their price is uncertain. */
export function demandCertainPrice(state: State): void {
  demand(atRisk(state) <= material(state), 'PriceUncertain', atRisk(state), material(state));
}

export function stake(state: State, assets: bigint, shares: bigint, receiver: string): void {
  demand(assets !== 0n && shares !== 0n, 'ZeroAmount');
  demandCertainPrice(state);
  demand(!wipedOut(state), 'PoolWipedOut', state.capital, state.supply);
  demand(shares <= MOST_SHARES - state.supply, 'AmountTooLarge', assets);
  state.capital += assets;
  state.balance += assets;
  rebase(state);
  state.supply += shares;
  state.shares[receiver] = balanceOf(state, receiver) + shares;
}
