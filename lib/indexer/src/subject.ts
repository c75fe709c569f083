// Reads accounts and subjects from an event's arguments. An argument's name means the same in all contracts.

import { type Address, zeroAddress } from 'viem';

export type Arguments = Record<string, unknown>;

/** Arguments that name the acting account, in order of preference. */
const ACTORS = [
  'holder',
  'filer',
  'prover',
  'challenger',
  'appellant',
  'arbiter',
  'voter',
  'assessor',
  'proposer',
  'payer',
  'owner',
  'controller',
  'funder',
  'curator',
  'account',
  'by',
  'delegator',
  'from',
  'sender',
  'to',
];

const isAddress = (value: unknown): value is Address =>
  typeof value === 'string' && value.length === 42 && value.startsWith('0x');
const isNumber = (value: unknown): value is bigint | number => ['bigint', 'number'].includes(typeof value);
const numberFrom = (value: unknown) => (isNumber(value) ? Number(value) : null);

/** The arguments as JSON, with whole numbers as text. */
export const asText = (args: Arguments) =>
  JSON.stringify(args, (_, value) => (isNumber(value) ? String(value) : value));

/** The accounts that an event names, the acting account first. */
export function peopleIn(args: Arguments, sender: Address): [actor: Address, other: Address | null] {
  const named = ACTORS.map((name) => args[name]).filter(isAddress);
  const people = [...new Set(named)].filter((account) => account !== zeroAddress);
  return [people[0] ?? sender, people[1] ?? null];
}

export type Subject = {
  pool: Address | null;
  product: number | null;
  incident: number | null;
  cover: number | null;
};

/** The subjects that an event itself names. */
export function namedIn(contract: string, address: Address, args: Arguments): Subject {
  const isPool = contract === 'CapitalPool';
  const ofToken = contract === 'Cover' ? args.tokenId : undefined;
  return {
    pool: isPool ? address : isAddress(args.pool) ? args.pool : null,
    // a pool's own events number its products by their position in the pool
    product: isPool ? null : numberFrom(args.product),
    incident: numberFrom(args.incident),
    cover: numberFrom(args.cover ?? ofToken),
  };
}
