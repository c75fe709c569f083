import { type Address, encodeFunctionData, parseEventLogs } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import { formatDay } from '@/lib/time';
import { paySteps } from '../payment';
import type { Flow, Token } from '../types';

type Args = {
  product: number;
  pool: Address;
  asset: Token;
  amount: bigint;
  termDays: number;
  maxPremium: bigint;
};

export const buy: Flow<Args> = {
  unit: ({ asset }) => asset,
  steps: async ({ product, pool, asset, amount, termDays, maxPremium }, context) => {
    const { client, account, contracts } = context;
    const terms = [BigInt(product), amount, BigInt(termDays)] as const;
    await client.readContract({
      address: contracts.cover,
      abi: coverAbi,
      functionName: 'quote',
      args: terms,
    });
    const action = encodeFunctionData({
      abi: coverAbi,
      functionName: 'buy',
      args: [...terms, maxPremium, account],
    });
    return paySteps(context, {
      token: asset,
      spender: pool,
      value: maxPremium,
      target: contracts.cover,
      action,
      label: 'Buy the cover',
    });
  },
  outcome: (_, { logs }) => {
    const [bought] = parseEventLogs({ abi: coverAbi, eventName: 'CoverBought', logs });
    if (!bought) return { message: 'The cover is yours.', href: '/portfolio', linkLabel: 'See it' };
    const { cover, startDay, endDay } = bought.args;
    return {
      message: `Cover ${cover} is yours. It is in force from ${formatDay(Number(startDay))} to ${formatDay(Number(endDay))}, 00:00 UTC.`,
      href: '/portfolio',
      linkLabel: 'See it in your portfolio',
    };
  },
};
