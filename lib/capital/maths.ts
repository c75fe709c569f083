import { SECONDS_A_YEAR } from '@/lib/time';
import { ratio, WAD } from '@/lib/units';
import type { PoolMoney, PoolSolvency, PoolSummary } from './types';

/** The pool counts one virtual asset unit against a thousand virtual shares. */
export const VIRTUAL_SHARES = 1_000n;

/** Asset units per share, 1e18 = par, rounded down as the pool does. */
export const sharePrice = (capital: bigint, shares: bigint): bigint =>
  ((capital + 1n) * VIRTUAL_SHARES * WAD) / (shares + VIRTUAL_SHARES);

/** Rates per second are scaled by 2^16. */
const FLOW_BITS = 16n;

/** Yearly amount of a stream at its present rate. */
export const flowPerYear = (rate: bigint): bigint => (rate * BigInt(SECONDS_A_YEAR)) >> FLOW_BITS;

/** Seconds until a stock has flowed out at its present rate; null when nothing flows. */
export const secondsLeft = (stock: bigint, rate: bigint): number | null =>
  rate === 0n ? null : Number((stock << FLOW_BITS) / rate);

type Requirements = Pick<PoolSolvency, 'byStress' | 'byGroup' | 'byLeverage'>;
export type Requirement = keyof Requirements;

const REQUIREMENTS: readonly Requirement[] = ['byStress', 'byGroup', 'byLeverage'];

/** Which of the three limits requires the largest capital. */
export const bindingRequirement = (pool: Requirements): Requirement =>
  REQUIREMENTS.reduce((binding, next) => (pool[next] > pool[binding] ? next : binding));

/** Capital that must stay: the largest of the three. */
export const requiredOf = (pool: Requirements): bigint => pool[bindingRequirement(pool)];

/** Capital over required capital; null while nothing is required. */
export const solvencyRatio = (pool: Pick<PoolSummary, 'capital' | 'required'>): bigint | null =>
  ratio(pool.capital, pool.required);

/** Money of the pool by purpose, with what each part is for. */
export const moneyByPurpose = (pool: PoolMoney) => [
  { key: 'capital', label: 'Capital', value: pool.capital, meaning: 'backs the shares' },
  { key: 'reserve', label: 'Reserve', value: pool.reserve, meaning: 'pays losses before the capital does' },
  { key: 'unearned', label: 'Unearned premium', value: pool.unearned, meaning: 'paid for days to come' },
  { key: 'gains', label: 'Gains', value: pool.gains, meaning: 'being streamed to the capital' },
  { key: 'exiting', label: 'Exiting', value: pool.exiting, meaning: 'processed exits, not yet paid' },
  { key: 'owed', label: 'Owed', value: pool.owed, meaning: 'decided, waiting to be collected' },
  { key: 'bonds', label: 'Bonds', value: pool.bonds, meaning: 'of open incidents' },
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
