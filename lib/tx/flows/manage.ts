import { type Address, encodeFunctionData, parseEventLogs } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import { tell } from '@/lib/cover/tell';
import { formatDay } from '@/lib/time';
import { paySteps } from '../payment';
import type { Flow, FlowContext, Token } from '../types';

type Held = { cover: number; pool: Address; asset: Token };
type Extend = Held & { extraDays: number; maxPremium: bigint };
type Increase = Held & { amount: bigint; maxPremium: bigint };
type Cancel = Held & { minRefund: bigint };

/** Asks for the price first, so that a refusal is told before anything is signed; then pays and acts in one transaction. */
async function payChange(
  context: FlowContext,
  { cover, pool, asset, maxPremium }: Held & { maxPremium: bigint },
  change: { quote: 'quoteExtend' | 'quoteIncrease'; verb: 'extend' | 'increase'; by: bigint; label: string },
) {
  const terms = [BigInt(cover), change.by] as const;
  const target = context.contracts.cover;
  await context.client.readContract({
    address: target,
    abi: coverAbi,
    functionName: change.quote,
    args: terms,
  });
  return paySteps(context, {
    token: asset,
    spender: pool,
    value: maxPremium,
    target,
    action: encodeFunctionData({ abi: coverAbi, functionName: change.verb, args: [...terms, maxPremium] }),
    label: change.label,
  });
}

export const extendCover: Flow<Extend> = {
  unit: ({ asset }) => asset,
  steps: (change, context) =>
    payChange(context, change, {
      quote: 'quoteExtend',
      verb: 'extend',
      by: BigInt(change.extraDays),
      label: 'Extend the cover',
    }),
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
  steps: (change, context) =>
    payChange(context, change, {
      quote: 'quoteIncrease',
      verb: 'increase',
      by: change.amount,
      label: 'Increase the cover',
    }),
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
