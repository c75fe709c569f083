import { SECONDS_A_YEAR } from '@/lib/time';
import { ratio, WAD } from '@/lib/units';
import type { PoolMoney, PoolSummary } from './types';

/** The pool counts one virtual asset unit against a thousand virtual shares. */
const VIRTUAL_SHARES = 1_000n;

/** Asset units per share, 1e18 = par, rounded down as the pool does. */
export const sharePrice = (capital: bigint, shares: bigint): bigint =>
  ((capital + 1n) * VIRTUAL_SHARES * WAD) / (shares + VIRTUAL_SHARES);

/** Premium of a year at a rate per second scaled by 2^32. */
export const premiumPerYear = (rate: bigint): bigint => (rate * BigInt(SECONDS_A_YEAR)) >> 32n;

/** Capital over required capital; null while nothing is required. */
export const solvencyRatio = (pool: Pick<PoolSummary, 'capital' | 'required'>): bigint | null =>
  ratio(pool.capital, pool.required);

/** Which of the two requirements is the larger one. */
export const bindingRequirement = (
  pool: Pick<PoolSummary, 'requiredByStress' | 'requiredByGroup'>,
): 'stress' | 'group' => (pool.requiredByStress > pool.requiredByGroup ? 'stress' : 'group');

/** Money of the pool by purpose, with what each part is for. */
export const moneyByPurpose = (pool: PoolMoney) => [
  { key: 'capital', label: 'Capital', value: pool.capital, meaning: 'backs the shares' },
  { key: 'reserve', label: 'Reserve', value: pool.reserve, meaning: 'pays losses before the capital does' },
  {
    key: 'unearned',
    label: 'Unearned premium',
    value: pool.unearned,
    meaning: 'paid for time still to come',
  },
  { key: 'exiting', label: 'Exiting', value: pool.exiting, meaning: 'left the shares, still chargeable' },
  { key: 'owed', label: 'Owed', value: pool.owed, meaning: 'decided, waiting to be collected' },
  { key: 'bonds', label: 'Bonds', value: pool.bonds, meaning: 'of incidents under way' },
  { key: 'fees', label: 'Fees', value: pool.fees, meaning: 'for assessors and treasury' },
];

export type AssetTotals = Pick<
  PoolSummary,
  'asset' | 'capital' | 'required' | 'exposure' | 'premiumPerYear'
> & {
  pools: PoolSummary[];
};

/** Pools that share an asset, added up: sums over different assets would mean nothing. */
export function totalsByAsset(pools: PoolSummary[]): AssetTotals[] {
  const assets = new Map(pools.map((pool) => [pool.asset.address, pool.asset]));
  return [...assets.values()].map((asset) => {
    const group = pools.filter((pool) => pool.asset.address === asset.address);
    const sum = (of: (pool: PoolSummary) => bigint) => group.reduce((total, pool) => total + of(pool), 0n);
    return {
      asset,
      pools: group,
      capital: sum((pool) => pool.capital),
      required: sum((pool) => pool.required),
      exposure: sum((pool) => pool.exposure),
      premiumPerYear: sum((pool) => pool.premiumPerYear),
    };
  });
}
