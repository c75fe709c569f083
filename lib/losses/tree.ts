import { type Address, bytesToHex, concatBytes, type Hex, hexToBytes, keccak256 } from 'viem';

/** What one account lost, in units of the pool's asset. */
export type Loss = { account: Address; loss: bigint };

/**
 * The tree of OpenZeppelin's StandardMerkleTree over ["address","uint256"]: a complete binary tree in one array,
 * root first, leaves sorted and laid out from the end, pairs sorted before they are hashed.
 */
export type Tree = { nodes: readonly Uint8Array[]; places: ReadonlyMap<string, number> };

const WORD = 32;

/** keccak256(bytes.concat(keccak256(abi.encode(account, loss)))), as `Claims` has it. */
export function leafOf({ account, loss }: Loss): Uint8Array {
  const encoded = new Uint8Array(2 * WORD);
  encoded.set(hexToBytes(account), WORD - 20);
  encoded.set(hexToBytes(`0x${loss.toString(16).padStart(2 * WORD, '0')}`), WORD);
  return keccak256(keccak256(encoded, 'bytes'), 'bytes');
}

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < WORD; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const hashPair = (a: Uint8Array, b: Uint8Array) =>
  keccak256(concatBytes(compare(a, b) <= 0 ? [a, b] : [b, a]), 'bytes');

const EMPTY = new Uint8Array(WORD);

/** Builds the tree; the order of the losses does not matter. Throws on an empty list. */
export function buildTree(losses: readonly Loss[]): Tree {
  if (losses.length === 0) throw new Error('A tree needs at least one loss.');
  const leaves = losses
    .map((loss) => ({ account: loss.account, leaf: leafOf(loss) }))
    .sort((a, b) => compare(a.leaf, b.leaf));
  const nodes: Uint8Array[] = new Array(2 * leaves.length - 1).fill(EMPTY);
  const places = new Map<string, number>();
  leaves.forEach(({ account, leaf }, i) => {
    const place = nodes.length - 1 - i;
    nodes[place] = leaf;
    places.set(account.toLowerCase(), place);
  });
  for (let i = leaves.length - 2; i >= 0; i--) {
    nodes[i] = hashPair(nodes[2 * i + 1] ?? EMPTY, nodes[2 * i + 2] ?? EMPTY);
  }
  return { nodes, places };
}

export const rootOf = ({ nodes }: Tree): Hex => bytesToHex(nodes[0] ?? EMPTY);

/** The hashes that lead from an account's leaf to the root; null when it is not in the tree. */
export function proofOf({ nodes, places }: Tree, account: Address): Hex[] | null {
  let place = places.get(account.toLowerCase());
  if (place === undefined) return null;
  const proof: Hex[] = [];
  while (place > 0) {
    const sibling = place % 2 === 0 ? place - 1 : place + 1;
    proof.push(bytesToHex(nodes[sibling] ?? EMPTY));
    place = Math.floor((place - 1) / 2);
  }
  return proof;
}

/** Whether a proof leads from a loss to the root, as OpenZeppelin's MerkleProof decides it. */
export const verifyProof = (root: Hex, loss: Loss, proof: readonly Hex[]): boolean =>
  bytesToHex(proof.reduce((hash, sibling) => hashPair(hash, hexToBytes(sibling)), leafOf(loss))) === root;
