import {
  type Address,
  concat,
  encodeAbiParameters,
  type Hex,
  keccak256,
  numberToHex,
  parseAbiParameters,
  size,
  slice,
} from 'viem';
import { ALL_STEPS } from './severity';

export type Ballot = { chainId: number; assessors: Address; incident: bigint };

/** The message that the wallet signs to derive a vote's salt. It explains to the user what it does. */
export const ballotMessage = ({ chainId, assessors, incident }: Ballot): string =>
  [
    'Breakwater vote',
    '',
    'This signature is the key to your secret vote: it hides the vote now and opens it when votes are revealed.',
    'It costs nothing and moves nothing. Sign it only on Breakwater.',
    '',
    `Chain: ${chainId}`,
    `Assessors contract: ${assessors.toLowerCase()}`,
    `Incident: ${incident}`,
  ].join('\n');

/** Order of the curve secp256k1: s and order - s are the same signature. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const WORD = 32;
/** Lengths of a key's signature: with a byte for v, and compact with v in the highest bit of s (EIP-2098). */
const FULL = 65;
const COMPACT = 64;

/** A key's signature without its encoding: r and the smaller s, without v. Null if it is not a key's signature. */
function signedOf(signature: Hex): Hex | null {
  const length = size(signature);
  if (length !== FULL && length !== COMPACT) return null;
  const written = BigInt(slice(signature, WORD, 2 * WORD));
  const s = length === COMPACT ? BigInt.asUintN(255, written) : written;
  if (s === 0n || s >= ORDER) return null;
  return concat([slice(signature, 0, WORD), numberToHex(s > ORDER / 2n ? ORDER - s : s, { size: WORD })]);
}

/** The secret that hides a vote; the same key makes the same one in any wallet and on any device (A5). What a contract account
 * signs is taken as it is. */
export const saltOf = (signature: Hex): Hex => keccak256(signedOf(signature) ?? signature);

const BALLOT = parseAbiParameters(
  'uint256 chainId, address assessors, uint256 incident, address voter, uint8 step, bytes32 salt',
);

/** The hash that binds a vote, exactly as the contract makes it. */
export function commitHashOf(ballot: Ballot, voter: Address, step: number, salt: Hex): Hex {
  const { chainId, assessors, incident } = ballot;
  return keccak256(encodeAbiParameters(BALLOT, [BigInt(chainId), assessors, incident, voter, step, salt]));
}

/** The chain keeps the upper 192 bits of a commit. */
const KEPT = 24;

const keptOf = (hash: Hex): Hex => slice(hash, 0, KEPT);

/** The severity that a commit hides, found with its salt; null if the salt does not match. */
export function openCommit(commit: Hex, ballot: Ballot, voter: Address, salt: Hex): number | null {
  const isIt = (step: number) => keptOf(commitHashOf(ballot, voter, step, salt)) === keptOf(commit);
  return ALL_STEPS.find(isIt) ?? null;
}
