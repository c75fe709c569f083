// The members' vote as calls, for the seed and the browser tests.

import { type Address, encodeAbiParameters, encodeFunctionData, keccak256, stringToHex } from 'viem';
import { mutualGovernorAbi, mutualTokenAbi } from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import type { Call } from './sender';

/** What is proposed: calls that the timelock would make, and the text whose first line is the title. */
export type Motion = { calls: Call[]; text: string };

/** As OpenZeppelin's GovernorCountingSimple counts them. */
export const SUPPORT = { against: 0, for: 1, abstain: 2 } as const;
export type Support = keyof typeof SUPPORT;

const partsOf = ({ calls, text }: Motion) =>
  [calls.map(({ to }) => to), calls.map(() => 0n), calls.map(({ data }) => data), text] as const;

/** As the governor's `propose` takes them, but for the text: its hash. */
const hashedOf = (motion: Motion) => {
  const [targets, values, data, text] = partsOf(motion);
  return [targets, values, data, keccak256(stringToHex(text))] as const;
};

/** The number by which the governor knows a motion. */
export function proposalIdOf(motion: Motion): bigint {
  const types = ['address[]', 'uint256[]', 'bytes[]', 'bytes32'].map((type) => ({ type }));
  return BigInt(keccak256(encodeAbiParameters(types, hashedOf(motion))));
}

export function governanceCalls({ governor, token }: Pick<Deployment, 'governor' | 'token'>) {
  const vote = { abi: mutualGovernorAbi };
  return {
    delegate: (to: Address): Call => ({
      to: token,
      data: encodeFunctionData({ abi: mutualTokenAbi, functionName: 'delegate', args: [to] }),
    }),
    propose: (motion: Motion): Call => ({
      to: governor,
      data: encodeFunctionData({ ...vote, functionName: 'propose', args: partsOf(motion) }),
    }),
    castVote: (motion: Motion, support: Support, reason: string): Call => ({
      to: governor,
      data: encodeFunctionData({
        ...vote,
        functionName: 'castVoteWithReason',
        args: [proposalIdOf(motion), SUPPORT[support], reason],
      }),
    }),
    queue: (motion: Motion): Call => ({
      to: governor,
      data: encodeFunctionData({ ...vote, functionName: 'queue', args: hashedOf(motion) }),
    }),
    execute: (motion: Motion): Call => ({
      to: governor,
      data: encodeFunctionData({ ...vote, functionName: 'execute', args: hashedOf(motion) }),
    }),
  };
}
