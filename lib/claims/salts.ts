// The key of a vote whose wallet signs the same text differently each time: random, kept in this browser and in a file.

import { type Address, type Hex, isHex, size, toHex } from 'viem';
import { localStore } from '@/lib/browser-storage';
import type { Ballot } from './vote';

const SALT_BYTES = 32;

const namesOf = ({ chainId, assessors, incident }: Ballot, voter: Address) => ({
  chain: chainId,
  assessors: assessors.toLowerCase(),
  incident: Number(incident),
  voter: voter.toLowerCase(),
});

const keyOf = (ballot: Ballot, voter: Address) =>
  `breakwater.salt.${Object.values(namesOf(ballot, voter)).join('.')}`;

export const randomSalt = (): Hex => toHex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));

export const keepSalt = (ballot: Ballot, voter: Address, salt: Hex): void =>
  localStore.setItem(keyOf(ballot, voter), salt);

export function findSalt(ballot: Ballot, voter: Address): Hex | null {
  const kept = localStore.getItem(keyOf(ballot, voter));
  return isSalt(kept) ? kept : null;
}

const isSalt = (value: unknown): value is Hex => isHex(value, { strict: true }) && size(value) === SALT_BYTES;

/** The file that a voter saves, to reveal on another device. */
export const saltFile = (ballot: Ballot, voter: Address, salt: Hex): string =>
  `${JSON.stringify({ about: 'Key of a secret Breakwater vote. Keep it until the vote is revealed.', ...namesOf(ballot, voter), salt }, null, 2)}\n`;

export type SaltFile = { salt: Hex } | { problem: string };

/** Reads such a file; says why when it does not open this vote. */
export function readSaltFile(text: string, ballot: Ballot, voter: Address): SaltFile {
  let file: Record<string, unknown>;
  try {
    file = Object(JSON.parse(text));
  } catch {
    return {
      problem:
        'This file is not the key to a vote: it cannot be read. Choose the file that you saved when you committed.',
    };
  }
  if (!isSalt(file.salt))
    return {
      problem:
        'This file is not the key to a vote: it contains no salt. Choose the file that you saved when you committed.',
    };
  const expected: Record<string, unknown> = namesOf(ballot, voter);
  const isOther = Object.entries(expected).some(([name, value]) => file[name] !== value);
  return isOther
    ? { problem: `This key belongs to another vote: it is for incident ${file.incident}.` }
    : { salt: file.salt };
}
