import { encodeFunctionData, parseEventLogs } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import type { Terms } from '@/lib/curator/listing';
import { formatMoment } from '@/lib/time';
import { BRK, type Flow } from '../types';

type Tuning = { product: number; shareBps: number; maxDays: number; riskRate: bigint };

/** Offers cover of another risk. The pool's curator only. */
export const listProduct: Flow<{ terms: Terms }> = {
  unit: () => BRK,
  steps: async ({ terms }, { contracts }) => {
    const data = encodeFunctionData({ abi: coverAbi, functionName: 'listProduct', args: [terms] });
    return [{ kind: 'call', label: 'List the product', build: () => ({ to: contracts.cover, data }) }];
  },
  outcome: (_, { logs }) => {
    const [listed] = parseEventLogs({ abi: coverAbi, eventName: 'ProductListed', logs });
    return {
      message: 'The product is listed. Its cover can be bought now.',
      ...(listed ? { href: `/cover/${listed.args.product}`, linkLabel: 'See the product page' } : {}),
    };
  },
};

/** Tightens a product at once, or announces that it gets looser. The pool's curator only. */
export const tuneProduct: Flow<Tuning> = {
  unit: () => BRK,
  steps: async ({ product, ...tuning }, { contracts }) => {
    const data = encodeFunctionData({
      abi: coverAbi,
      functionName: 'tune',
      args: [BigInt(product), tuning],
    });
    return [{ kind: 'call', label: 'Change the product', build: () => ({ to: contracts.cover, data }) }];
  },
  outcome: (_, { logs }) => {
    const [announced] = parseEventLogs({ abi: coverAbi, eventName: 'TuningAnnounced', logs });
    return {
      message: announced
        ? `The change is announced. It can be applied from ${formatMoment(Number(announced.args.readyAt))}.`
        : 'The change applies to cover sold from now on.',
    };
  },
};

/** Applies what was announced long enough ago. Anyone may. */
export const applyTuning: Flow<{ product: number }> = {
  unit: () => BRK,
  steps: async ({ product }, { contracts }) => {
    const data = encodeFunctionData({ abi: coverAbi, functionName: 'applyTuning', args: [BigInt(product)] });
    return [{ kind: 'call', label: 'Apply the change', build: () => ({ to: contracts.cover, data }) }];
  },
  outcome: () => ({ message: 'The announced change applies now.' }),
};
