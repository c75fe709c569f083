import { encodeQuote, parseQuoteQuery } from '@/lib/cover/quote';
import { findLiveQuote } from '@/lib/cover/quote-reads';
import { atOneBlock } from '@/lib/server/client';

/** What a purchase costs at the latest block. */
export async function GET(request: Request): Promise<Response> {
  const asked = parseQuoteQuery(new URL(request.url).searchParams);
  const quote = asked && (await atOneBlock(() => findLiveQuote(asked.product, asked)));
  if (!quote) return Response.json({ message: 'There is no such product.' }, { status: 404 });
  return new Response(encodeQuote(quote), {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}
