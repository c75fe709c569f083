import { z } from 'zod';
import { FEEDS, findDemo, MAX_JUMP_SECONDS, PRICE_PATTERN, publishRounds } from '@/lib/server/demo';

const MAX_ROUNDS = 20;

const beat = z.object({
  after: z
    .number()
    .int()
    .positive()
    .max(MAX_JUMP_SECONDS / MAX_ROUNDS),
  price: z.string().regex(PRICE_PATTERN),
});
const body = z.object({ feed: z.enum(FEEDS), beats: z.array(beat).min(1).max(MAX_ROUNDS) });

export async function POST(request: Request): Promise<Response> {
  const demo = await findDemo();
  if (!demo) return new Response(null, { status: 404 });
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) {
    return Response.json(
      {
        message: `At most ${MAX_ROUNDS} rounds, each with a price above zero and a waiting time before it.`,
      },
      { status: 400 },
    );
  }
  try {
    return Response.json({ now: await publishRounds(demo, parsed.data.feed, parsed.data.beats) });
  } catch {
    return Response.json({ message: 'The demo chain did not answer. Is it running?' }, { status: 502 });
  }
}
