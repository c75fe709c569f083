// What filing an incident would mean now, as the chain says it.

import type { Address, PublicClient } from 'viem';
import { claimsAbi } from '@/lib/contracts/abis';
import type { ClaimProcess } from './types';

export type FilingAsked = { product: number; eventTime: number; step: number; lossTotal: bigint };

export type FilingQuote = {
  /** Original amounts of cover in force at the event. */
  eligible: bigint;
  /** What the incident may cost the pool. */
  cost: bigint;
  bond: bigint;
  /** True if it goes to a vote at once. */
  votes: boolean;
  /** Share of the revealed weight that a verdict needs. */
  thresholdBps: number;
};

export const readFilingQuote = (
  client: PublicClient,
  claims: Address,
  { product, eventTime, step, lossTotal }: FilingAsked,
): Promise<FilingQuote> =>
  client.readContract({
    address: claims,
    abi: claimsAbi,
    functionName: 'quoteFiling',
    args: [BigInt(product), BigInt(eventTime), step, lossTotal],
  });

const COST_PERCENT = 100n;

/** How often a bond was doubled, for open and recently refused incidents that asserted as much. */
export function doublingsOf(
  { bond, cost }: Pick<FilingQuote, 'bond' | 'cost'>,
  process: Pick<ClaimProcess, 'bond'>,
): number {
  const share = (cost + COST_PERCENT - 1n) / COST_PERCENT;
  const plain = share > process.bond ? share : process.bond;
  return plain === 0n ? 0 : Math.max(0, (bond / plain).toString(2).length - 1);
}

/** How likely a filer must think it that the incident is accepted for filing to pay, in basis points, rounded up. */
export const breakEvenBps = (bond: bigint, payout: bigint): bigint =>
  bond + payout === 0n ? 0n : (bond * 10_000n + bond + payout - 1n) / (bond + payout);
