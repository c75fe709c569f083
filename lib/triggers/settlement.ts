// What the two feeds of a pair say a cover is paid: at its end, or by the prices of now.

import type { Hex, PublicClient } from 'viem';
import { encodeLossEvidence } from './evidence';
import { entryRatio, lossShare } from './impermanent-loss';
import { readLatestRound, readRoundInForce } from './reads';
import { priceOf } from './rounds';
import type { Feed, LossTerms, Round } from './types';

/** Ratios and shares: 1e18 = 1; null where a feed has no price. */
export type Settlement = {
  ratio: bigint | null;
  share: bigint | null;
  /** What settles it; null before its end, and where a feed was silent then. */
  evidence: Hex | null;
};

async function readFresh(
  client: PublicClient,
  { source, staleness }: Feed,
  now: number,
): Promise<Round | null> {
  const round = await readLatestRound(client, source);
  return round && now - round.updatedAt <= staleness ? round : null;
}

function pricesOf(terms: LossTerms, base: Round | null, quote: Round | null) {
  const prices = { base: base && priceOf(base, terms.base), quote: quote && priceOf(quote, terms.quote) };
  return prices.base && prices.quote ? { base: prices.base, quote: prices.quote } : null;
}

/** The ratio that a cover bought now would remember; null without fresh prices. */
export async function readRatio(client: PublicClient, terms: LossTerms, now: number): Promise<bigint | null> {
  const feeds = [terms.base, terms.quote].map((feed) => readFresh(client, feed, now));
  const [base, quote] = await Promise.all(feeds);
  const prices = pricesOf(terms, base ?? null, quote ?? null);
  return prices && entryRatio(prices.base, prices.quote);
}

/** @param entry Price ratio at the purchase.
 * @param endTime End of the cover; null for one that was cancelled. */
export async function readSettlement(
  client: PublicClient,
  terms: LossTerms,
  { entry, endTime, now }: { entry: bigint; endTime: number | null; now: number },
): Promise<Settlement> {
  const ended = endTime !== null && endTime < now ? endTime : null;
  const feeds = [terms.base, terms.quote].map((feed) =>
    ended === null ? readFresh(client, feed, now) : readRoundInForce(client, feed, ended),
  );
  const [base, quote] = await Promise.all(feeds);
  const prices = pricesOf(terms, base ?? null, quote ?? null);
  return {
    ratio: prices && entryRatio(prices.base, prices.quote),
    share: prices && lossShare(terms, entry, prices),
    evidence: ended !== null && base && quote ? encodeLossEvidence(base.id, quote.id) : null,
  };
}
