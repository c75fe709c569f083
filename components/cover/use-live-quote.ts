'use client';

import { useQuery } from '@/components/ui/use-query';
import { useSettled } from '@/components/ui/use-settled';
import type { Purchase } from '@/lib/cover/offer';
import { decodeQuote, type LiveQuote, quotePath } from '@/lib/cover/quote';
import { newestBlock } from '@/lib/newest-block';

/** About one block, in milliseconds. */
const REFRESH = 4_000;

async function ask(path: string): Promise<LiveQuote> {
  const response = await fetch(path);
  if (!response.ok) throw new Error('No quote could be had.');
  const quote = decodeQuote(await response.text());
  newestBlock.note(BigInt(quote.block));
  return quote;
}

/** A purchase, and its price when the page was rendered. */
export type FirstQuote = { purchase: Purchase; quote: LiveQuote };

export type Asked = {
  /** The latest quote, perhaps of another amount; undefined before the first answer. */
  latest: LiveQuote | undefined;
  /** The latest quote, if it is of the purchase in the form. */
  live: LiveQuote | undefined;
  /** Time of the answer, in the browser's milliseconds. */
  answeredAt: number;
  hasFailed: boolean;
};

/** The price of the purchase in the form, read again with each block and when the page is viewed again.
 * @param first The server's answer for the form's first values. */
export function useLiveQuote(product: number, purchase: Purchase, first: FirstQuote): Asked {
  const path = quotePath(product, purchase);
  const settled = useSettled(path);
  const { data, isPlaceholderData, dataUpdatedAt, error } = useQuery({
    queryKey: ['quote', settled],
    queryFn: () => ask(settled),
    first: settled === quotePath(product, first.purchase) ? { data: first.quote, lasts: REFRESH } : undefined,
    placeholderData: (previous) => previous,
    staleTime: 0,
    refetchInterval: REFRESH,
    refetchOnWindowFocus: true,
  });
  const isOwn = settled === path && !isPlaceholderData;
  return {
    latest: data,
    live: isOwn ? data : undefined,
    answeredAt: dataUpdatedAt,
    hasFailed: error !== null,
  };
}
