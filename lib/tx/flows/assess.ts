import { encodeFunctionData } from 'viem';
import { assessorsAbi } from '@/lib/contracts/abis';
import { formatMoney } from '@/lib/money';
import { paySteps } from '../payment';
import { BRK, type Flow } from '../types';

type Amount = { amount: bigint };

export const stakeVotes: Flow<Amount> = {
  unit: () => BRK,
  steps: async ({ amount }, context) => {
    const { assessors, token } = context.contracts;
    return paySteps(context, {
      token: { address: token, ...BRK },
      spender: assessors,
      value: amount,
      target: assessors,
      action: encodeFunctionData({ abi: assessorsAbi, functionName: 'stake', args: [amount] }),
      label: 'Stake as an assessor',
    });
  },
  outcome: ({ amount }) => ({
    message: `You staked ${formatMoney(amount, BRK)}. It counts in every incident filed from now on.`,
  }),
};

export const requestUnstake: Flow<Amount> = {
  unit: () => BRK,
  steps: async ({ amount }, { contracts }) => {
    const data = encodeFunctionData({ abi: assessorsAbi, functionName: 'requestUnstake', args: [amount] });
    return [{ kind: 'call', label: 'Request to unstake', build: () => ({ to: contracts.assessors, data }) }];
  },
  outcome: ({ amount }) => ({
    message: `${formatMoney(amount, BRK)} no longer votes in new incidents. This page shows when you can withdraw it.`,
  }),
};

export const unstake: Flow<Record<never, never>> = {
  unit: () => BRK,
  steps: async (_, { contracts }) => {
    const data = encodeFunctionData({ abi: assessorsAbi, functionName: 'unstake' });
    return [{ kind: 'call', label: 'Withdraw', build: () => ({ to: contracts.assessors, data }) }];
  },
  outcome: () => ({ message: 'Your BRK is back in your wallet.' }),
};
