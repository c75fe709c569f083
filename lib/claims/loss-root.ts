// Helpers of forms for proven losses, separate from `proofs.ts` so that a form need not load the hashing.

import { type Hex, isHex, size } from 'viem';

const WORD = 32;

/** A root as somebody typed it; null when it is not one. */
export function rootFrom(text: string): Hex | null {
  const trimmed = text.trim().toLowerCase();
  return isHex(trimmed, { strict: true }) && size(trimmed) === WORD && BigInt(trimmed) !== 0n
    ? trimmed
    : null;
}

/** A list of losses as it is being filled in. */
export type LossDraft = { root: string; total: bigint | null };

export const NO_LOSSES: LossDraft = { root: '', total: null };

/** Why a list cannot be filed; null when it can, or when none is given and none is needed. */
export function lossProblem({ root, total }: LossDraft, isNeeded: boolean): string | null {
  if (root.trim() === '') {
    if (isNeeded) return 'This product needs a list of losses.';
    return total ? 'Enter the root of the list too, or clear its sum.' : null;
  }
  if (!rootFrom(root)) return 'The root of a list of losses is 0x and 64 hex digits.';
  return total ? null : 'Enter the sum of all losses in the list.';
}

/** The list as it is filed; null without one. */
export function lossesFrom({ root, total }: LossDraft): { root: Hex; total: bigint } | null {
  const read = rootFrom(root);
  return read && total ? { root: read, total } : null;
}

type Part = { collectable: bigint };

/** The unpaid rest of a loss. */
export const leftOf = (loss: bigint, paid: bigint): bigint => (loss > paid ? loss - paid : 0n);

/** What covers are paid together: their parts of the payout, but no more than is left of the loss. */
export function limitedTo(parts: readonly Part[], left: bigint): bigint {
  const sum = parts.reduce((all, { collectable }) => all + collectable, 0n);
  return sum < left ? sum : left;
}

/** The covers that are paid anything: once the loss is paid in full, one more would make the whole fail. */
export const paidOf = <One extends Part>(parts: readonly One[], left: bigint): One[] =>
  parts.filter((_, index) => limitedTo(parts.slice(0, index), left) < left);
