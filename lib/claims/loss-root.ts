// What a form needs to know of proven losses, apart from `proofs.ts` so that it need not load the hashing.

import { type Hex, isHex, size } from 'viem';

const WORD = 32;

/** A root as somebody typed it; null when it is not one. */
export function rootFrom(text: string): Hex | null {
  const trimmed = text.trim().toLowerCase();
  return isHex(trimmed, { strict: true }) && size(trimmed) === WORD && BigInt(trimmed) !== 0n
    ? trimmed
    : null;
}

/** What an account's covers are paid together: their parts of the payout, but no more than the loss less what was paid. */
export function limitedTo(parts: bigint, loss: bigint, paid: bigint): bigint {
  const left = loss > paid ? loss - paid : 0n;
  return parts < left ? parts : left;
}
