import { z } from 'zod';
import { FEEDS, findDemo, PRICE_PATTERN, publishPrice } from '@/lib/server/demo';

const body = z.object({ feed: z.enum(FEEDS), price: z.string().regex(PRICE_PATTERN) });

export async function POST(request: Request): Promise<Response> {
  const demo = await findDemo();
  if (!demo) return new Response(null, { status: 404 });
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) {
    return Response.json(
      { message: 'A price is a number above zero with at most 8 decimals, like 0.93.' },
      { status: 400 },
    );
  }
  try {
    await publishPrice(demo, parsed.data.feed, parsed.data.price);
    return Response.json({ ok: true });
  } catch {
    return Response.json({ message: 'The demo chain did not answer. Is it running?' }, { status: 502 });
  }
}
