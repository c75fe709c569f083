import { z } from 'zod';
import { findDemo, MAX_JUMP_SECONDS, moveClock } from '@/lib/server/demo';

const body = z.object({ seconds: z.number().int().positive().max(MAX_JUMP_SECONDS) });

export async function POST(request: Request): Promise<Response> {
  const demo = await findDemo();
  if (!demo) return new Response(null, { status: 404 });
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) {
    return Response.json({ message: 'The clock moves forward only, by 400 days at most.' }, { status: 400 });
  }
  try {
    return Response.json({ now: await moveClock(demo, parsed.data.seconds) });
  } catch {
    return Response.json({ message: 'The demo chain did not answer. Is it running?' }, { status: 502 });
  }
}
