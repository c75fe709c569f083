import { type Address, encodeAbiParameters, type Hex, keccak256, parseAbiParameters, slice } from 'viem';
import { ALL_STEPS } from './severity';

export type Ballot = { chainId: number; claims: Address; incident: bigint; round: number };

/** What the wallet signs to make the secret of a vote. Whoever reads it should know what it does. */
export const ballotMessage = ({ chainId, claims, incident, round }: Ballot): string =>
  [
    'Breakwater vote',
    '',
    'This signature is the key to your secret vote: it hides the vote now and opens it when votes are revealed.',
    'It costs nothing and moves nothing. Sign it only on Breakwater.',
    '',
    `Chain: ${chainId}`,
    `Claims contract: ${claims.toLowerCase()}`,
    `Incident: ${incident}`,
    `Round: ${round}`,
  ].join('\n');

/** The secret that hides a vote; the same wallet makes the same one on any device. */
export const saltOf = (signature: Hex): Hex => keccak256(signature);

const BALLOT = parseAbiParameters(
  'uint256 chainId, address claims, uint256 incident, uint8 round, address voter, uint8 step, bytes32 salt',
);

/** The hash that binds a vote, exactly as the contract makes it. */
export function commitHashOf(ballot: Ballot, voter: Address, step: number, salt: Hex): Hex {
  const { chainId, claims, incident, round } = ballot;
  return keccak256(
    encodeAbiParameters(BALLOT, [BigInt(chainId), claims, incident, round, voter, step, salt]),
  );
}

/** The chain keeps the upper 192 bits of a commit. */
const KEPT = 24;

const keptOf = (hash: Hex): Hex => slice(hash, 0, KEPT);

/** The severity that a commit hides, found with its salt; null when the salt is not the one it was made with. */
export function openCommit(commit: Hex, ballot: Ballot, voter: Address, salt: Hex): number | null {
  const isIt = (step: number) => keptOf(commitHashOf(ballot, voter, step, salt)) === keptOf(commit);
  return ALL_STEPS.find(isIt) ?? null;
}
