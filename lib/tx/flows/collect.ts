import { encodeFunctionData, type Hex, parseEventLogs } from 'viem';
import { claimsAbi } from '@/lib/contracts/abis';
import { plural } from '@/lib/time';
import { formatAmount } from '@/lib/units';
import { bundle } from '../payment';
import type { Flow, Token } from '../types';

/** A holder's loss as in an incident's list, with what proves that it is there. */
type Proof = { loss: bigint; path: readonly Hex[] };
type Collect = { incident: number; asset: Token; covers: number[]; proof: Proof | null };

function dataOf(incident: number, cover: number, proof: Proof | null): Hex {
  const [id, number] = [BigInt(incident), BigInt(cover)];
  return proof
    ? encodeFunctionData({
        abi: claimsAbi,
        functionName: 'collectWithProof',
        args: [id, number, proof.loss, proof.path],
      })
    : encodeFunctionData({ abi: claimsAbi, functionName: 'collect', args: [id, number] });
}

/** Pays covers to their holders in one transaction. With a proof they must have one holder. */
export const collect: Flow<Collect> = {
  unit: ({ asset }) => asset,
  steps: async ({ incident, covers, proof }, { contracts }) => {
    const calls = covers.map((cover) => dataOf(incident, cover, proof));
    const [first] = calls;
    const data = calls.length === 1 && first ? first : bundle(calls);
    return [{ kind: 'call', label: 'Collect', build: () => ({ to: contracts.claims, data }) }];
  },
  outcome: ({ asset }, { logs }) => {
    const collected = parseEventLogs({ abi: claimsAbi, eventName: 'Collected', logs });
    const total = collected.reduce((sum, { args }) => sum + args.assets, 0n);
    return {
      message: `${formatAmount(total, asset.decimals)} ${asset.symbol} was paid to the ${collected.length === 1 ? 'holder of the cover' : `holders of ${plural(collected.length, 'cover')}`}.`,
    };
  },
};
