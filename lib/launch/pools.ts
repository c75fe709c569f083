// Pools with their processes and parts, and products in the order of their numbers.

import { type Address, type Hex, sha256, stringToBytes, zeroAddress } from 'viem';
import { claimsAbi, coverAbi, emissionAbi, poolFactoryAbi, rewardsAbi } from '@/lib/contracts/abis';
import { PERILS } from '@/lib/cover/types';
import { protocolId } from '@/lib/curator/listing';
import { BRK, decimalsOf } from './amounts';
import { arbiterAt } from './courts';
import { PART, partsOf, poolParts } from './parts';
import { type Addresses, type Call, call, type Step, stepOf } from './plan';
import type { Configuration, PoolConfig, ProductConfig } from './schema';
import { units, wad } from './values';

const WAD_PER_BPS = 10n ** 14n;
/** Products listed in one transaction: about 3 million gas. */
const PRODUCTS_A_STEP = 12;

export const rate = (bps: number): bigint => BigInt(bps) * WAD_PER_BPS;

export type Token = { address: Address; decimals: number };

export function tokenOf(config: Configuration, { at }: Addresses, name: string): Token {
  const decimals = decimalsOf(config, name) ?? 18;
  if (name === BRK) return { address: at('MutualToken'), decimals };
  return config.tokens[name] ?? { address: at(name), decimals };
}

export function limitsOf({ limits }: PoolConfig) {
  const { minRiskRateBps, maxRiskRateBps, ...rest } = limits;
  return { ...rest, minRiskRate: rate(minRiskRateBps), maxRiskRate: rate(maxRiskRateBps) };
}

export function processOf(config: Configuration, addresses: Addresses, { asset, process }: PoolConfig) {
  const { decimals } = tokenOf(config, addresses, asset);
  return { ...process, arbiter: arbiterAt(addresses, process.arbiter), bond: units(process.bond, decimals) };
}

export const programOf = (decimals: number, { weekly, target }: NonNullable<PoolConfig['emission']>) => ({
  weekly: wad(weekly),
  target: units(target, decimals),
});

function poolCalls(config: Configuration, addresses: Addresses, pool: PoolConfig, index: number): Call[] {
  const { at, launcher } = addresses;
  const [factory, here] = [at('PoolFactory'), addresses.pool(index)];
  const { address: asset, decimals } = tokenOf(config, addresses, pool.asset);
  const { name, symbol, cooldownDays, reportDays, params } = pool;
  const created = {
    asset,
    name,
    symbol,
    curator: launcher,
    model: at('UtilisationModel'),
    cooldownDays,
    reportDays,
    params,
  };
  const program = pool.emission && programOf(decimals, pool.emission);
  return [
    call(factory, poolFactoryAbi, 'createPool', [created]),
    call(factory, poolFactoryAbi, 'setLimits', [here, limitsOf(pool)]),
    call(at('Claims'), claimsAbi, 'setProcess', [here, processOf(config, addresses, pool)]),
    ...poolParts(config, addresses, index, pool).map((part) =>
      call(factory, poolFactoryAbi, 'setPart', [here, part.at, PART[part.kind]]),
    ),
    ...pool.rewards.map(({ token, minimum }) => {
      const reward = tokenOf(config, addresses, token);
      return call(at('Rewards'), rewardsAbi, 'addToken', [
        here,
        reward.address,
        units(minimum, reward.decimals),
      ]);
    }),
    ...(program
      ? [call(at('Emission'), emissionAbi, 'setProgram', [here, program.weekly, program.target])]
      : []),
  ];
}

/** In order, because a pool's address depends on how many were created before. */
export const poolSteps = (config: Configuration, addresses: Addresses): Step[] =>
  config.pools.map((pool, index) =>
    stepOf(addresses, `Create pool ${index + 1}, ${pool.name}`, poolCalls(config, addresses, pool, index)),
  );

/** A product with its pool and its number on chain. */
export type Listed = { number: number; pool: number; index: number; product: ProductConfig };

/** Products without an id get the free numbers, pool by pool. */
export function listing({ pools }: Configuration): Listed[] {
  const all = pools.flatMap(({ products }, pool) =>
    products.map((product, index) => ({ pool, index, product })),
  );
  const taken = new Set(all.map(({ product }) => product.id));
  const free = all.map((_, index) => index + 1).filter((number) => !taken.has(number));
  const numbered = all.map((each) => ({ ...each, number: each.product.id ?? free.shift() ?? 0 }));
  return numbered.sort((a, b) => a.number - b.number);
}

const wordingDigest = (wording: string): Hex => sha256(stringToBytes(wording));

export function termsOf(config: Configuration, addresses: Addresses, { pool, product }: Listed) {
  const { signal, trigger } = partsOf(config, addresses, pool, product);
  return {
    pool: addresses.pool(pool),
    name: product.name,
    wording: wordingDigest(product.wording),
    protocol: protocolId(product.protocol ?? product.name),
    peril: PERILS.indexOf(product.peril),
    group: product.group,
    shareBps: product.shareBps,
    weightBps: product.weightBps,
    waitingDays: product.waitingDays,
    minDays: product.minDays,
    maxDays: product.maxDays,
    signal: signal?.at ?? zeroAddress,
    trigger: trigger?.at ?? zeroAddress,
    needsLossRoot: product.needsLossRoot,
    riskRate: rate(product.riskRateBps),
  };
}

export const productsOfStep = (products: Listed[], step: number): Listed[] =>
  products.slice(step * PRODUCTS_A_STEP, (step + 1) * PRODUCTS_A_STEP);

export function productSteps(config: Configuration, addresses: Addresses): Step[] {
  const products = listing(config);
  const count = Math.ceil(products.length / PRODUCTS_A_STEP);
  return Array.from({ length: count }, (_, index) => {
    const some = productsOfStep(products, index);
    const start = index * PRODUCTS_A_STEP;
    const calls = some.map((each) =>
      call(addresses.at('Cover'), coverAbi, 'listProduct', [termsOf(config, addresses, each)]),
    );
    return stepOf(addresses, `List products ${start + 1} to ${start + some.length}`, calls);
  });
}
