// Proofs of losses, for incidents with a loss root.

import {
  type Address,
  concat,
  encodeAbiParameters,
  getAddress,
  type Hex,
  isAddress,
  isHex,
  keccak256,
  size,
} from 'viem';

/** An account's loss as in the list, asset units, with the hashes that lead to the root. */
export type LossProof = { loss: bigint; path: readonly Hex[] };

/** Where proofs come from. */
export type LossList = { proofFor: (account: Address) => LossProof | null };

const WORD = 32;

const pairHash = (a: Hex, b: Hex): Hex => keccak256(BigInt(a) < BigInt(b) ? concat([a, b]) : concat([b, a]));

const leafOf = (account: Address, loss: bigint): Hex =>
  keccak256(keccak256(encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [account, loss])));

/** Whether a proof leads to the root, as OpenZeppelin's MerkleProof decides it. */
export const leadsTo = (root: Hex, account: Address, { loss, path }: LossProof): boolean =>
  path.reduce(pairHash, leafOf(account, loss)) === root;

const isWord = (value: unknown): value is Hex => isHex(value, { strict: true }) && size(value) === WORD;

function proofFrom(entry: unknown): LossProof | null {
  const { loss, proof } = Object(entry) as { loss?: unknown; proof?: unknown };
  if (typeof loss !== 'string' || !/^\d{1,78}$/.test(loss)) return null;
  return Array.isArray(proof) && proof.every(isWord) ? { loss: BigInt(loss), path: proof } : null;
}

export type ReadList = LossList | { problem: string };

/** Reads proofs as JSON: by account, each with `loss` in asset units as a string and `proof` as a list of hashes. */
export function readProofs(text: string): ReadList {
  let entries: [string, unknown][];
  try {
    entries = Object.entries(Object(JSON.parse(text)));
  } catch {
    return { problem: 'The file cannot be read: it is not JSON.' };
  }
  const proofs = new Map<Address, LossProof>();
  for (const [account, entry] of entries) {
    const proof = proofFrom(entry);
    if (isAddress(account, { strict: false }) && proof) proofs.set(getAddress(account), proof);
  }
  return proofs.size === 0
    ? { problem: 'This file contains no proofs. It must list accounts, each with a loss and a proof.' }
    : { proofFor: (account) => proofs.get(getAddress(account)) ?? null };
}
