import type { Address, Hex } from 'viem';
import { claimsAbi, coverAbi, demoFeedAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import type { ProductSummary } from '@/lib/cover/types';
import { chainHead, publicClient } from '@/lib/server/client';
import { immutable } from '@/lib/server/immutable';
import { startOfDay } from '@/lib/time';
import { encodeLossEvidence } from './evidence';
import { entryRatio, lossShare } from './impermanent-loss';
import { readLatestRound, readRoundInForce } from './reads';
import { priceOf } from './rounds';
import { readLossTerms } from './terms';
import type { Feed, LossTerms, Round } from './types';

/** A cover that its trigger settles at its end. Ratios and shares: 1e18 = 1. */
export type Outlook = {
  entry: bigint;
  /** Null once it was cancelled: then nothing is settled. */
  endTime: number | null;
  /** What it was paid, asset units. */
  settled: bigint;
  /** By the prices of now, or by those at the end once that has come; null where a feed has none. */
  ratio: bigint | null;
  share: bigint | null;
  /** What settles it; null before its end, and where a feed was silent then. */
  evidence: Hex | null;
};

const nameOf = (address: Address) =>
  publicClient().readContract({ address, abi: demoFeedAbi, functionName: 'description' });

/** By what the covers of a product are settled, and what the feeds call themselves. */
export const readPairTerms = (trigger: Address) =>
  immutable(`pair:${trigger}`, async () => {
    const terms = await readLossTerms(publicClient(), trigger);
    const [baseName, quoteName] = await Promise.all([nameOf(terms.base.source), nameOf(terms.quote.source)]);
    return { terms, baseName, quoteName };
  });

type Prices = { base: bigint; quote: bigint };

function pricesOf(terms: LossTerms, base: Round | null, quote: Round | null): Prices | null {
  const prices = { base: base && priceOf(base, terms.base), quote: quote && priceOf(quote, terms.quote) };
  return prices.base && prices.quote ? { base: prices.base, quote: prices.quote } : null;
}

async function readFresh({ source, staleness }: Feed): Promise<Round | null> {
  const [round, { now }] = await Promise.all([readLatestRound(publicClient(), source), chainHead()]);
  return round && now - round.updatedAt <= staleness ? round : null;
}

/** The ratio that a cover bought now would remember; null without fresh prices. */
export async function readRatio(terms: LossTerms): Promise<bigint | null> {
  const [base, quote] = await Promise.all([readFresh(terms.base), readFresh(terms.quote)]);
  const prices = pricesOf(terms, base, quote);
  return prices && entryRatio(prices.base, prices.quote);
}

type Settled = {
  id: number;
  isCancelled: boolean;
  endDay: number;
  product: Pick<ProductSummary, 'trigger' | 'settlesCovers'>;
};

/** How a cover stands that its trigger settles; null for every other. */
export async function readOutlook({ id, isCancelled, endDay, product }: Settled): Promise<Outlook | null> {
  const { trigger, settlesCovers } = product;
  if (!trigger || !settlesCovers) return null;
  const client = publicClient();
  const [deployment, { now }] = await Promise.all([readDeployment(), chainHead()]);
  const args = [BigInt(id)] as const;
  const [entry, settled] = await Promise.all([
    client.readContract({ address: deployment.cover, abi: coverAbi, functionName: 'entryOf', args }),
    client.readContract({ address: deployment.claims, abi: claimsAbi, functionName: 'settledOf', args }),
  ]);
  const { terms } = await readPairTerms(trigger);
  const endTime = isCancelled ? null : startOfDay(endDay);
  const hasEnded = endTime !== null && endTime < now;
  const [base, quote] = await Promise.all(
    [terms.base, terms.quote].map((feed) =>
      hasEnded ? readRoundInForce(client, feed, endTime) : readFresh(feed),
    ),
  );
  const prices = pricesOf(terms, base ?? null, quote ?? null);
  return {
    entry,
    endTime,
    settled,
    ratio: prices && entryRatio(prices.base, prices.quote),
    share: prices && lossShare(terms, entry, prices),
    evidence: hasEnded && base && quote ? encodeLossEvidence(base.id, quote.id) : null,
  };
}
