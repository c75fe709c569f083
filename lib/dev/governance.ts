// Governance calls for the seed and the browser tests.

import { type Address, encodeAbiParameters, encodeFunctionData, keccak256, stringToHex } from 'viem';
import { mutualGovernorAbi, mutualTokenAbi } from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import type { Call } from './sender';

/** A proposal: the calls of the timelock, and the text whose first line is the title. */
export type Proposal = { calls: Call[]; text: string };

/** Values of GovernorCountingSimple of OpenZeppelin. */
const SUPPORT = { against: 0, for: 1, abstain: 2 } as const;
export type Support = keyof typeof SUPPORT;

const partsOf = ({ calls, text }: Proposal) =>
  [calls.map(({ to }) => to), calls.map(() => 0n), calls.map(({ data }) => data), text] as const;

/** Arguments of the governor's `propose`, with the hash of the text instead of the text. */
const hashedOf = (proposal: Proposal) => {
  const [targets, values, data, text] = partsOf(proposal);
  return [targets, values, data, keccak256(stringToHex(text))] as const;
};

/** The governor's id of a proposal. */
function proposalIdOf(proposal: Proposal): bigint {
  const types = ['address[]', 'uint256[]', 'bytes[]', 'bytes32'].map((type) => ({ type }));
  return BigInt(keccak256(encodeAbiParameters(types, hashedOf(proposal))));
}

export function governanceCalls({ governor, token }: Pick<Deployment, 'governor' | 'token'>) {
  const vote = { abi: mutualGovernorAbi };
  return {
    delegate: (to: Address): Call => ({
      to: token,
      data: encodeFunctionData({ abi: mutualTokenAbi, functionName: 'delegate', args: [to] }),
    }),
    propose: (proposal: Proposal): Call => ({
      to: governor,
      data: encodeFunctionData({ ...vote, functionName: 'propose', args: partsOf(proposal) }),
    }),
    castVote: (proposal: Proposal, support: Support, reason: string): Call => ({
      to: governor,
      data: encodeFunctionData({
        ...vote,
        functionName: 'castVoteWithReason',
        args: [proposalIdOf(proposal), SUPPORT[support], reason],
      }),
    }),
    queue: (proposal: Proposal): Call => ({
      to: governor,
      data: encodeFunctionData({ ...vote, functionName: 'queue', args: hashedOf(proposal) }),
    }),
    execute: (proposal: Proposal): Call => ({
      to: governor,
      data: encodeFunctionData({ ...vote, functionName: 'execute', args: hashedOf(proposal) }),
    }),
  };
}
