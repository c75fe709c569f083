import { type Address, encodeFunctionData, type Hex, keccak256, stringToHex } from 'viem';
import { mutualGovernorAbi, mutualTokenAbi } from '@/lib/contracts/abis';
import type { Action } from '@/lib/governance/actions';
import { withProposer } from '@/lib/governance/text';
import { SUPPORTS, type Support } from '@/lib/governance/types';
import { BRK, type Flow } from '../types';

type Proposed = { actions: Action[]; text: string };
type Vote = { proposal: bigint; support: Support; reason: string };

/** Actions and text as the governor's functions take them: the text itself, or its hash. */
const columns = (actions: Action[]) =>
  [
    actions.map(({ target }) => target),
    actions.map(({ value }) => value),
    actions.map(({ data }) => data),
  ] as const;

/** A call of the governor. It counts votes as they were a second ago: what was delegated in the latest block is in the next. */
const toGovernor =
  <Args>(label: string, dataOf: (args: Args, account: Address) => Hex): Flow<Args>['steps'] =>
  async (args, { contracts, account }) => {
    const data = dataOf(args, account);
    return [{ kind: 'call', label, build: () => ({ to: contracts.governor, data }), isOfNextBlock: true }];
  };

export const delegate: Flow<{ to: Address; self: boolean }> = {
  unit: () => BRK,
  steps: async ({ to }, { contracts }) => {
    const data = encodeFunctionData({ abi: mutualTokenAbi, functionName: 'delegate', args: [to] });
    return [{ kind: 'call', label: 'Delegate your votes', build: () => ({ to: contracts.token, data }) }];
  },
  outcome: ({ self }) => ({
    message: self
      ? 'Your BRK votes in every proposal whose vote begins from now on.'
      : 'Your votes are delegated. The tokens stay with you, and you can change this at any time.',
  }),
};

export const propose: Flow<Proposed> = {
  unit: () => BRK,
  steps: toGovernor('Propose', ({ actions, text }, account) =>
    encodeFunctionData({
      abi: mutualGovernorAbi,
      functionName: 'propose',
      args: [...columns(actions), withProposer(text, account)],
    }),
  ),
  outcome: () => ({
    message: 'Your proposal is created. Voting begins after the voting delay.',
    href: '/governance',
    linkLabel: 'See all proposals',
  }),
};

export const castVote: Flow<Vote> = {
  unit: () => BRK,
  steps: toGovernor('Vote', ({ proposal, support, reason }) => {
    const vote = [proposal, SUPPORTS.indexOf(support)] as const;
    return reason
      ? encodeFunctionData({
          abi: mutualGovernorAbi,
          functionName: 'castVoteWithReason',
          args: [...vote, reason],
        })
      : encodeFunctionData({ abi: mutualGovernorAbi, functionName: 'castVote', args: vote });
  }),
  outcome: ({ support }) => ({
    message: support === 'abstain' ? 'You abstained.' : `You voted ${support} it.`,
  }),
};

const hashed = ({ actions, text }: Proposed) => [...columns(actions), keccak256(stringToHex(text))] as const;

export const queueProposal: Flow<Proposed> = {
  unit: () => BRK,
  steps: toGovernor('Queue it', (proposed) =>
    encodeFunctionData({ abi: mutualGovernorAbi, functionName: 'queue', args: hashed(proposed) }),
  ),
  outcome: () => ({
    message: 'The proposal is queued in the timelock. Anyone can execute it once the delay is over.',
  }),
};

export const executeProposal: Flow<Proposed> = {
  unit: () => BRK,
  steps: toGovernor('Execute it', (proposed) =>
    encodeFunctionData({ abi: mutualGovernorAbi, functionName: 'execute', args: hashed(proposed) }),
  ),
  outcome: () => ({ message: 'The proposal is executed.' }),
};

export const cancelProposal: Flow<Proposed> = {
  unit: () => BRK,
  steps: toGovernor('Cancel it', (proposed) =>
    encodeFunctionData({ abi: mutualGovernorAbi, functionName: 'cancel', args: hashed(proposed) }),
  ),
  outcome: () => ({ message: 'The proposal is cancelled.' }),
};
