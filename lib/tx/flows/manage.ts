import { type Address, encodeFunctionData, parseEventLogs } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import { formatMoney } from '@/lib/money';
import { formatDay } from '@/lib/time';
import { paySteps } from '../payment';
import type { Flow, Token } from '../types';

type Held = { cover: number; pool: Address; asset: Token };
type Extend = Held & { extraDays: number; maxPremium: bigint };
type Cancel = Held & { minRefund: bigint };

export const extendCover: Flow<Extend> = {
  unit: ({ asset }) => asset,
  /** Reads the price first, so that an error shows before anything is signed. Then pays and acts in one transaction. */
  steps: async ({ cover, pool, asset, extraDays, maxPremium }, context) => {
    const terms = [BigInt(cover), BigInt(extraDays)] as const;
    const target = context.contracts.cover;
    const quote = { address: target, abi: coverAbi, functionName: 'quoteExtend', args: terms } as const;
    await context.client.readContract(quote);
    return paySteps(context, {
      token: asset,
      spender: pool,
      value: maxPremium,
      target,
      action: encodeFunctionData({ abi: coverAbi, functionName: 'extend', args: [...terms, maxPremium] }),
      label: 'Extend the cover',
    });
  },
  outcome: ({ cover, asset }, { logs }) => {
    const [event] = parseEventLogs({ abi: coverAbi, eventName: 'CoverExtended', logs });
    if (!event) return { message: `Cover ${cover} is extended.` };
    const { endDay, premium } = event.args;
    return {
      message: `Cover ${cover} now ends on ${formatDay(Number(endDay))}, 00:00 UTC. You paid ${formatMoney(premium, asset)}.`,
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
    return {
      message: `Cover ${cover} is cancelled. ${formatMoney(event.args.refund, asset)} was refunded to you.`,
    };
  },
};
