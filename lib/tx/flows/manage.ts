import { type Address, encodeFunctionData, parseEventLogs } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import { tell } from '@/lib/cover/tell';
import { formatDay } from '@/lib/time';
import { paySteps } from '../payment';
import type { Flow, Token } from '../types';

type Held = { cover: number; pool: Address; asset: Token };
type Extend = Held & { extraDays: number; maxPremium: bigint };
type Increase = Held & { amount: bigint; maxPremium: bigint };
type Cancel = Held & { minRefund: bigint };

export const extendCover: Flow<Extend> = {
  unit: ({ asset }) => asset,
  steps: async ({ cover, pool, asset, extraDays, maxPremium }, context) => {
    const { client, contracts } = context;
    const terms = [BigInt(cover), BigInt(extraDays)] as const;
    await client.readContract({
      address: contracts.cover,
      abi: coverAbi,
      functionName: 'quoteExtend',
      args: terms,
    });
    return paySteps(context, {
      token: asset,
      spender: pool,
      value: maxPremium,
      target: contracts.cover,
      action: encodeFunctionData({ abi: coverAbi, functionName: 'extend', args: [...terms, maxPremium] }),
      label: 'Extend the cover',
    });
  },
  outcome: ({ cover, asset }, { logs }) => {
    const [event] = parseEventLogs({ abi: coverAbi, eventName: 'CoverExtended', logs });
    if (!event) return { message: `Cover ${cover} is longer.` };
    const { endDay, premium } = event.args;
    return {
      message: `Cover ${cover} now ends on ${formatDay(Number(endDay))}, 00:00 UTC. You paid ${tell(premium, asset)}.`,
    };
  },
};

export const increaseCover: Flow<Increase> = {
  unit: ({ asset }) => asset,
  steps: async ({ cover, pool, asset, amount, maxPremium }, context) => {
    const { client, contracts } = context;
    const terms = [BigInt(cover), amount] as const;
    await client.readContract({
      address: contracts.cover,
      abi: coverAbi,
      functionName: 'quoteIncrease',
      args: terms,
    });
    return paySteps(context, {
      token: asset,
      spender: pool,
      value: maxPremium,
      target: contracts.cover,
      action: encodeFunctionData({ abi: coverAbi, functionName: 'increase', args: [...terms, maxPremium] }),
      label: 'Increase the cover',
    });
  },
  outcome: ({ cover, asset }, { logs }) => {
    const [event] = parseEventLogs({ abi: coverAbi, eventName: 'CoverIncreased', logs });
    if (!event) return { message: `Cover ${cover} is larger.` };
    const { amount, startDay, premium } = event.args;
    return {
      message: `Cover ${cover} is larger by ${tell(amount, asset)} from ${formatDay(Number(startDay))}, 00:00 UTC. You paid ${tell(premium, asset)}.`,
    };
  },
};

export const cancelCover: Flow<Cancel> = {
  unit: ({ asset }) => asset,
  steps: async ({ cover, minRefund }, { contracts }) => {
    const data = encodeFunctionData({
      abi: coverAbi,
      functionName: 'cancel',
      args: [BigInt(cover), minRefund],
    });
    return [{ kind: 'call', label: 'Cancel the cover', build: () => ({ to: contracts.cover, data }) }];
  },
  outcome: ({ cover, asset }, { logs }) => {
    const [event] = parseEventLogs({ abi: coverAbi, eventName: 'CoverCancelled', logs });
    if (!event) return { message: `Cover ${cover} is cancelled.` };
    return { message: `Cover ${cover} is cancelled. ${tell(event.args.refund, asset)} came back to you.` };
  },
};
