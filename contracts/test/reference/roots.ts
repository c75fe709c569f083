// Loss roots of OpenZeppelin's StandardMerkleTree: (account, loss), hashed twice, pairs hashed in order. A list has a fixed number of
// leaves, so that an action names it by its losses alone.

import { concatHex, encodeAbiParameters, type Hex, hexToBigInt, keccak256, numberToHex } from 'viem';
import { ACTORS } from './people';

/** Some accounts have two leaves: a smaller leaf must not invalidate a larger one. */
export const LEAVES = 8;

export const accountOf = (leaf: number): bigint => ACTORS[leaf % ACTORS.length] ?? 0n;

const leafOf = (loss: bigint, index: number): Hex =>
  keccak256(
    keccak256(
      encodeAbiParameters(
        [{ type: 'address' }, { type: 'uint256' }],
        [numberToHex(accountOf(index), { size: 20 }), loss],
      ),
    ),
  );

const parents = (nodes: Hex[]): Hex[] =>
  nodes.flatMap((left, index) => {
    const right = nodes[index + 1];
    if (index % 2 !== 0 || right === undefined) return [];
    return [keccak256(left < right ? concatHex([left, right]) : concatHex([right, left]))];
  });

/** 0 without losses. */
export function rootOf(losses: readonly bigint[]): bigint {
  let nodes = losses.map(leafOf);
  while (nodes.length > 1) nodes = parents(nodes);
  return nodes[0] === undefined ? 0n : hexToBigInt(nodes[0]);
}

export function proofOf(losses: readonly bigint[], leaf: number): bigint[] {
  const proof: bigint[] = [];
  let [nodes, at] = [losses.map(leafOf), leaf];
  while (nodes.length > 1) {
    const sibling = nodes[at ^ 1];
    if (sibling !== undefined) proof.push(hexToBigInt(sibling));
    [nodes, at] = [parents(nodes), at >> 1];
  }
  return proof;
}
