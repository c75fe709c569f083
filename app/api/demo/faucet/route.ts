import { isAddress } from 'viem';
import { z } from 'zod';
import { drip, findDemo } from '@/lib/server/demo';

const body = z.object({
  address: z.custom<`0x${string}`>((value) => typeof value === 'string' && isAddress(value)),
});

export async function POST(request: Request): Promise<Response> {
  const demo = await findDemo();
  if (!demo) return new Response(null, { status: 404 });
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return Response.json({ message: 'That is not an address.' }, { status: 400 });
  try {
    await drip(demo, parsed.data.address);
    return Response.json({ ok: true });
  } catch {
    return Response.json({ message: 'The demo chain did not answer. Is it running?' }, { status: 502 });
  }
}
