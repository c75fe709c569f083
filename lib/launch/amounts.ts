// Checks token amounts in a launch file: no finer than the token's decimals, and within the contracts' bounds.

import { formatUnits } from 'viem';
import type { RefinementCtx } from 'zod';
import { PROCESS } from '@/lib/governance/bounds';
import { demoDecimals } from './demo-names';
import type { Configuration, PoolConfig } from './schema';
import { mistake, outside, units } from './values';

export const BRK = 'BRK';
/** The bounds in `Rewards` and `Emission`. */
const MAX_MINIMUM = (2n ** 88n - 1n) / 2n;
const MAX_TARGET = 2n ** 120n - 1n;

/** Null for a token that the file does not list. */
export function decimalsOf({ tokens, demo }: Configuration, name: string): number | null {
  if (name === BRK) return 18;
  const ofDemo: Record<string, number> = demo ? demoDecimals : {};
  return tokens[name]?.decimals ?? ofDemo[name] ?? null;
}

type Amount = { text: string; token: string; max: bigint; nothing: string; path: PropertyKey[] };

function checkAmount(config: Configuration, { text, token, max, nothing, path }: Amount, ctx: RefinementCtx) {
  const decimals = decimalsOf(config, token);
  if (decimals === null) return;
  const [, fraction = ''] = text.split('.');
  if (fraction.replace(/0+$/, '').length > decimals)
    return mistake(ctx, `${text} is finer than ${token}, which has ${decimals} decimals`, ...path);
  const value = units(text, decimals);
  if (value === 0n) return mistake(ctx, nothing, ...path);
  const problem = outside(text, false, value > max, 0, formatUnits(max, decimals));
  if (problem) mistake(ctx, problem, ...path);
}

export function checkPoolAmounts(
  config: Configuration,
  pool: PoolConfig,
  number: number,
  ctx: RefinementCtx,
) {
  const { asset, process, rewards, emission } = pool;
  const inPool = ['pools', number];
  const check = (amount: Amount) => checkAmount(config, amount, ctx);
  const [, maxBond] = PROCESS.bond();
  check({
    text: process.bond,
    token: asset,
    max: maxBond,
    path: [...inPool, 'process', 'bond'],
    nothing: 'is zero: filing would be free',
  });
  for (const [index, { token, minimum }] of rewards.entries())
    check({
      text: minimum,
      token,
      max: MAX_MINIMUM,
      path: [...inPool, 'rewards', index, 'minimum'],
      nothing: 'is zero: anyone could fund a worthless amount',
    });
  if (emission)
    check({
      text: emission.target,
      token: asset,
      max: MAX_TARGET,
      path: [...inPool, 'emission', 'target'],
      nothing: 'is zero: the emission would fall from the start',
    });
}
