import { type Abi, type Address, encodeFunctionData } from 'viem';
import { claimsAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import type { Action, Values } from './actions';
import type { Bounds } from './bounds';
import type { FieldValue } from './fields';
import type { Field } from './number-fields';

export type Given = Record<string, FieldValue>;
export type Addresses = Pick<
  Deployment,
  'factory' | 'claims' | 'governor' | 'timelock' | 'assessors' | 'rewards' | 'emission' | 'accessManager'
>;
/** A pool's address; empty where a change is about none. */
export type Subject = string;

export type Kind = {
  title: string;
  text: string;
  about: 'pool' | 'mutual';
  fields: Field[];
  bounds: Record<string, Bounds>;
  /** Keys of today's values in the context, for what the fields hold. */
  todayKeys: (all: Addresses, subject: Subject) => string[];
  /** Only what changes: none when everything stays. */
  build: (all: Addresses, subject: Subject, given: Given, today: Values) => Action[];
};

export const call = (target: Address, abi: Abi, functionName: string, args: readonly unknown[]): Action => ({
  target,
  value: 0n,
  data: encodeFunctionData({ abi, functionName, args }),
});

export const none = () => [];
export const pool = (subject: Subject) => subject as Address;
export const numbers = (given: Given, keys: Field[]) => {
  const whole = Object.fromEntries(keys.map(({ key }) => [key, given[key]]));
  // small integers are numbers to the encoder; it takes large ones as they are
  return Object.fromEntries(
    Object.entries(whole).map(([key, value]) => [
      key,
      typeof value === 'bigint' && value < 2n ** 48n ? Number(value) : value,
    ]),
  );
};

export const isNew = (given: Given, today: Values, key: string) => String(given[key]) !== String(today[key]);

export const ifNew = (given: Given, today: Values, keys: Field[], action: () => Action): Action[] =>
  keys.some(({ key }) => isNew(given, today, key)) ? [action()] : [];

export const POOLS = poolFactoryAbi as Abi;
export const CLAIMS = claimsAbi as Abi;
