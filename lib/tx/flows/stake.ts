import { type Address, encodeFunctionData } from 'viem';
import { capitalPoolAbi } from '@/lib/contracts/abis';
import { formatAmount } from '@/lib/units';
import { paySteps } from '../payment';
import { type Flow, type Token, TxProblem } from '../types';

type Args = { pool: Address; asset: Token; amount: bigint };

export const stake: Flow<Args> = {
  unit: ({ asset }) => asset,
  steps: async ({ pool, asset, amount }, context) => {
    const { client, account } = context;
    const max = await client.readContract({
      address: pool,
      abi: capitalPoolAbi,
      functionName: 'maxDeposit',
      args: [account],
    });
    if (max === 0n) {
      throw new TxProblem('This pool takes no deposits now. Reload the page to see why.');
    }
    const action = encodeFunctionData({
      abi: capitalPoolAbi,
      functionName: 'deposit',
      args: [amount, account],
    });
    return paySteps(context, {
      token: asset,
      spender: pool,
      value: amount,
      target: pool,
      action,
      label: 'Stake',
    });
  },
  outcome: ({ asset, amount }) => ({
    message: `You staked ${formatAmount(amount, asset.decimals)} ${asset.symbol}. It earns premiums from now on.`,
    href: '/portfolio',
    linkLabel: 'See it in your portfolio',
  }),
};
