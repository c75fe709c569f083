// Types of settings in a launch file. Bounds are the contracts' own; every refusal is a sentence.

import { type Address, isAddress, parseUnits, zeroAddress } from 'viem';
import { z } from 'zod';
import type { Bounds, Numbers } from '@/lib/governance/bounds';

type Context = { addIssue: (issue: { code: 'custom'; message: string; path?: PropertyKey[] }) => void };

export const DAY = 86_400;
export const HOUR = 3_600;
export const BPS = 10_000;

export const mistake = (ctx: Context, message: string, ...path: PropertyKey[]) =>
  ctx.addIssue({ code: 'custom', message, path });

/** Says that a value is outside the contracts' bounds; null if it is not. */
export function outside(
  value: number | bigint | string,
  isLow: boolean,
  isHigh: boolean,
  min: unknown,
  max: unknown,
) {
  if (isLow) return `${value} is below the minimum of the contracts, ${min}`;
  return isHigh ? `${value} is above the maximum of the contracts, ${max}` : null;
}

/** A whole number within bounds. */
export const whole = (min: number, max: number) =>
  z.number().superRefine((value, ctx) => {
    if (!Number.isInteger(value)) return mistake(ctx, `${value} should be a whole number`);
    const problem = outside(value, value < min, value > max, min, max);
    if (problem) mistake(ctx, problem);
  });

export const bps = (min: number, max: number) => whole(min, max);

/** An amount in whole units, such as "1250" or "0.5". Text, so that no digit is lost. */
export const amount = z.string().regex(/^\d+(\.\d{1,18})?$/, {
  error: 'should be an amount such as "1250" or "0.5", with 18 decimals at most',
  abort: true,
});

export const units = (text: string, decimals: number): bigint => parseUnits(text, decimals);
export const wad = (text: string): bigint => units(text, 18);

/** A share of one or a factor, such as "0.95". Text, so that no digit is lost. */
export const decimal = (min: string, max: string) =>
  amount.superRefine((text, ctx) => {
    const value = wad(text);
    const problem = outside(text, value < wad(min), value > wad(max), min, max);
    if (problem) mistake(ctx, problem);
  });

/** Says what is wrong with an address; null if nothing is. */
export function addressProblem(text: string): string | null {
  if (!isAddress(text, { strict: false })) return `${text} is not an address`;
  if (!isAddress(text)) return `${text} has a wrong checksum: one of its letters or digits is wrong`;
  return text === zeroAddress ? 'is the zero address' : null;
}

export const address = z.string().transform((text, ctx): Address => {
  const problem = addressProblem(text);
  if (problem) mistake(ctx, problem);
  return text as Address;
});

/** An address, or a role whose address is known at the launch. */
export const account = z.union([z.enum(['deployer', 'governance']), address], {
  error: 'should be an address, "deployer" or "governance"',
});
export type Account = z.infer<typeof account>;

/** An ERC-792 court. `extraData` selects one of its courts and the number of jurors, in the court's own encoding. */
const court = z.strictObject({
  court: address,
  extraData: z
    .templateLiteral(['0x', z.string().regex(/^([0-9a-fA-F]{2})*$/)], {
      error: 'should be bytes such as "0x00ff"',
    })
    .default('0x'),
});
export type Court = z.infer<typeof court>;

/** The arbiter for appeals and for votes without a quorum. */
export const arbiter = z.union([z.enum(['deployer', 'governance']), address, court], {
  error: 'should be an address, "deployer", "governance" or an object with a court',
});
export type Arbiter = z.infer<typeof arbiter>;

/** An object of whole numbers with the contracts' names and bounds and a default each, plus other fields. */
export function bounded<Defaults extends Record<string, number>, Others extends z.ZodRawShape>(
  defaults: Defaults,
  bounds: { [Key in keyof Defaults]: Bounds },
  others: Others,
) {
  const entries = Object.entries(defaults).map(([key, value]) => [key, z.int().default(value)] as const);
  type Shape = { [Key in keyof Defaults]: z.ZodDefault<z.ZodInt> };
  const shape = { ...(Object.fromEntries(entries) as Shape), ...others };
  return z.strictObject(shape).superRefine((values, ctx) => {
    checkBounds(values as Record<string, unknown>, bounds, ctx);
  });
}

function checkBounds(values: Record<string, unknown>, bounds: Record<string, Bounds>, ctx: Context) {
  const numbers = Object.entries(values).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  const all: Numbers = Object.fromEntries(numbers.map(([key, value]) => [key, BigInt(value)]));
  for (const [key, bound] of Object.entries(bounds)) {
    const [value, [min, max]] = [all[key], bound(all)];
    if (value === undefined) continue;
    const problem = outside(value, value < min, value > max, min, max);
    if (problem) mistake(ctx, problem, key);
  }
}
