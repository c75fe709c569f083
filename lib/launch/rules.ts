// Checks how the settings of a launch file fit together. Each function gets settings that are valid in themselves.

import type { Address } from 'viem';
import type { RefinementCtx } from 'zod';
import { isMeantAsAddress } from '@/lib/address-shape';
import { protocolId } from '@/lib/curator/listing';
import { BRK, checkPoolAmounts } from './amounts';
import { demoFeeds, demoTokens } from './demo-names';
import type { Configuration, PoolConfig, ProductConfig } from './schema';
import { addressProblem, DAY, mistake, wad } from './values';

/** Chain id of a local demo. */
export const LOCAL_CHAIN = 31337;
export const SUPPLY = wad('100000000');
const MAX_NAME_BYTES = 31;

function checkSize(text: string, ctx: RefinementCtx, ...path: PropertyKey[]) {
  const size = new TextEncoder().encode(text).length;
  if (size > MAX_NAME_BYTES)
    mistake(ctx, `has ${size} bytes, but the chain stores ${MAX_NAME_BYTES}`, ...path);
}

/** A text that looks like an address is checked as one: taken as a name, it would be another protocol. */
function checkProtocol(protocol: string | undefined, ctx: RefinementCtx) {
  if (!protocol || !isMeantAsAddress(protocol)) return;
  const problem = addressProblem(protocol);
  if (problem) mistake(ctx, problem, 'protocol');
}

export function checkProduct(product: ProductConfig, ctx: RefinementCtx) {
  checkSize(product.name, ctx, 'name');
  checkProtocol(product.protocol, ctx);
  const { minDays, maxDays, signal, trigger } = product;
  if (minDays > maxDays) mistake(ctx, `${minDays} is more than the longest term, ${maxDays}`, 'minDays');
  if (signal && wad(signal.stop) >= wad(signal.full))
    mistake(
      ctx,
      `${signal.stop} should be below ${signal.full}, the price at which the multiplier is 1`,
      'signal',
      'stop',
    );
  if (trigger?.kind === 'drawdown') checkDrawdown(trigger, product.waitingDays, ctx);
}

type Drawdown = Extract<NonNullable<ProductConfig['trigger']>, { kind: 'drawdown' }>;

function checkDrawdown(
  { window, persistence, start, full }: Drawdown,
  waitingDays: number,
  ctx: RefinementCtx,
) {
  if (window <= persistence)
    mistake(ctx, `${window} should be more than the persistence, ${persistence}`, 'trigger', 'window');
  if (wad(start) >= wad(full))
    mistake(
      ctx,
      `${start} should be below ${full}, the fall at which everything is paid`,
      'trigger',
      'start',
    );
  if (waitingDays * DAY < window)
    mistake(
      ctx,
      `${waitingDays} is shorter than the trigger's window of ${window} seconds: cover could be bought during the fall`,
      'waitingDays',
    );
}

export function checkPool(
  { name, symbol, limits, products, rewards, emission }: PoolConfig,
  ctx: RefinementCtx,
) {
  checkSize(name, ctx, 'name');
  checkSize(symbol, ctx, 'symbol');
  if (limits.minRiskRateBps > limits.maxRiskRateBps)
    mistake(
      ctx,
      `${limits.minRiskRateBps} is more than maxRiskRateBps, ${limits.maxRiskRateBps}`,
      'limits',
      'minRiskRateBps',
    );
  if (products.length > limits.maxProducts)
    mistake(
      ctx,
      `has ${products.length} products, but limits.maxProducts is ${limits.maxProducts}`,
      'products',
    );
  if (emission && !rewards.some(({ token }) => token === BRK))
    mistake(ctx, 'needs BRK among the rewards of the pool', 'emission');
  for (const [index, { token }] of rewards.entries())
    if (rewards.findIndex((other) => other.token === token) !== index)
      mistake(ctx, `${token} is already among the rewards`, 'rewards', index, 'token');
  for (const [index, product] of products.entries()) {
    checkLimits(limits, product, index, ctx);
    if (products.findIndex(({ name }) => name === product.name) !== index)
      mistake(ctx, `${product.name} is already in this pool`, 'products', index, 'name');
  }
}

function checkLimits(
  limits: PoolConfig['limits'],
  product: ProductConfig,
  index: number,
  ctx: RefinementCtx,
) {
  const within = (key: keyof ProductConfig & string, min: number | null, max: number | null) => {
    const value = product[key] as number;
    const path = ['products', index, key];
    if (min !== null && value < min) mistake(ctx, `${value} is below the pool's limit, ${min}`, ...path);
    if (max !== null && value > max) mistake(ctx, `${value} is above the pool's limit, ${max}`, ...path);
  };
  within('shareBps', null, limits.maxShareBps);
  within('weightBps', limits.minWeightBps, null);
  within('riskRateBps', limits.minRiskRateBps, limits.maxRiskRateBps);
  within('waitingDays', limits.minWaitingDays, null);
  within('maxDays', null, limits.maxTermDays);
}

export function checkMutual(config: Configuration, ctx: RefinementCtx) {
  if (!config.demo && config.distribution.some(({ to }) => to === 'faucet'))
    mistake(ctx, 'only a demo has a faucet', 'distribution');
  checkAmounts(config, ctx);
  checkAccounts(config, ctx);
  checkNames(config, ctx);
  checkIds(config, ctx);
  for (const [index, pool] of config.pools.entries()) {
    if (config.pools.findIndex(({ name }) => name === pool.name) !== index)
      mistake(ctx, `${pool.name} is also the name of another pool`, 'pools', index, 'name');
    if (config.pools.findIndex(({ symbol }) => symbol === pool.symbol) !== index)
      mistake(ctx, `${pool.symbol} is also the symbol of another pool`, 'pools', index, 'symbol');
    checkIssuers(config, pool, index, ctx);
    checkPoolAmounts(config, pool, index, ctx);
  }
}

/** Indexes of shares whose account has an earlier share. "deployer" counts as the sender's address, if that is known. */
export function repeatedShares(
  distribution: Configuration['distribution'],
  sender: Address | null = null,
): number[] {
  const accounts = distribution.map(({ to }) => (to === 'deployer' && sender ? sender : to).toLowerCase());
  return accounts.flatMap((account, index) => (accounts.indexOf(account) < index ? [index] : []));
}

function checkAmounts({ distribution, emissionTokens }: Configuration, ctx: RefinementCtx) {
  for (const [index, { amount }] of distribution.entries())
    if (wad(amount) === 0n) mistake(ctx, 'is zero', 'distribution', index, 'amount');
  for (const index of repeatedShares(distribution))
    mistake(ctx, `${distribution[index]?.to} already has a share`, 'distribution', index, 'to');
  const given = distribution.reduce((sum, { amount }) => sum + wad(amount), wad(emissionTokens));
  if (given > SUPPLY)
    mistake(ctx, 'exceeds, together with emissionTokens, the supply of 100000000 BRK', 'distribution');
}

/** Tokens and feeds cannot hold a role, and assets sent to them are lost. */
function checkAccounts({ tokens, feeds, guardian, distribution, pools }: Configuration, ctx: RefinementCtx) {
  const contracts = new Map<string, string>([
    ...Object.entries(tokens).map(
      ([name, { address }]) => [address.toLowerCase(), `the token ${name}`] as const,
    ),
    ...Object.entries(feeds).map(
      ([name, { address }]) => [address.toLowerCase(), `the feed ${name}`] as const,
    ),
  ]);
  const check = (account: string, ...path: PropertyKey[]) => {
    const contract = contracts.get(account.toLowerCase());
    if (contract) mistake(ctx, `is ${contract}, which cannot use it`, ...path);
  };
  check(guardian, 'guardian');
  for (const [index, { to }] of distribution.entries()) check(to, 'distribution', index, 'to');
  for (const [index, { curator, process }] of pools.entries()) {
    check(curator, 'pools', index, 'curator');
    const { arbiter } = process;
    if (typeof arbiter === 'string') check(arbiter, 'pools', index, 'process', 'arbiter');
    else check(arbiter.court, 'pools', index, 'process', 'arbiter', 'court');
  }
}

/** Every token and feed that the file names must be listed in it. */
function checkNames(config: Configuration, ctx: RefinementCtx) {
  const tokens = new Set([...Object.keys(config.tokens), BRK, ...(config.demo ? demoTokens : [])]);
  const feeds = new Set([...Object.keys(config.feeds), ...(config.demo ? demoFeeds : [])]);
  const needs = (known: Set<string>, kind: string, name: string, ...path: PropertyKey[]) => {
    if (!known.has(name))
      mistake(
        ctx,
        `${name} is not one of the ${kind}: ${[...known].join(', ') || 'there are none'}`,
        ...path,
      );
  };
  for (const [number, pool] of config.pools.entries()) {
    const inPool = ['pools', number];
    needs(tokens, 'tokens', pool.asset, ...inPool, 'asset');
    if (pool.asset === BRK)
      mistake(ctx, 'BRK cannot back cover, because it loses value with the mutual', ...inPool, 'asset');
    for (const [index, { token }] of pool.rewards.entries())
      needs(tokens, 'tokens', token, ...inPool, 'rewards', index, 'token');
    for (const [index, { signal, trigger }] of pool.products.entries()) {
      const inProduct = [...inPool, 'products', index];
      if (signal) needs(feeds, 'feeds', signal.feed, ...inProduct, 'signal', 'feed');
      if (trigger?.kind === 'impermanentLoss') {
        needs(feeds, 'feeds', trigger.base, ...inProduct, 'trigger', 'base');
        needs(feeds, 'feeds', trigger.quote, ...inProduct, 'trigger', 'quote');
      } else if (trigger) needs(feeds, 'feeds', trigger.feed, ...inProduct, 'trigger', 'feed');
    }
  }
}

function checkIds({ pools }: Configuration, ctx: RefinementCtx) {
  const count = pools.reduce((sum, { products }) => sum + products.length, 0);
  const seen = new Set<number>();
  for (const [number, { products }] of pools.entries())
    for (const [index, { id }] of products.entries()) {
      if (id === undefined) continue;
      const path = ['pools', number, 'products', index, 'id'];
      if (id > count) mistake(ctx, `${id} is more than the number of products, ${count}`, ...path);
      if (seen.has(id)) mistake(ctx, `${id} is also the number of another product`, ...path);
      seen.add(id);
    }
}

/** Cover of the pool's own asset would be paid in the asset that lost its value. */
function checkIssuers({ tokens }: Configuration, pool: PoolConfig, number: number, ctx: RefinementCtx) {
  const asset = tokens[pool.asset];
  for (const [index, { protocol }] of pool.products.entries())
    if (asset && protocol && protocolId(protocol) === protocolId(asset.address))
      mistake(
        ctx,
        "is the issuer of the pool's own asset: a loss would take the money that pays for it",
        'pools',
        number,
        'products',
        index,
        'protocol',
      );
}
