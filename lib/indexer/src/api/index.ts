// One endpoint a query: POST /history/<name>, with the input as JSON.

import { Hono } from 'hono';
import { decode, encode } from '../../wire';
import { queries } from './queries';
import type { Query } from './query';

const app = new Hono();

const found = new Map<string, Query<unknown, unknown>>(
  Object.entries(queries as unknown as Record<string, Query<unknown, unknown>>),
);

const answer = (body: unknown, status = 200) =>
  new Response(encode(body), { status, headers: { 'content-type': 'application/json' } });

app.post('/history/:name', async (context) => {
  const query = found.get(context.req.param('name'));
  if (!query) return answer({ message: 'There is no such question.' }, 404);
  let asked: unknown;
  try {
    asked = decode(await context.req.text());
  } catch {
    return answer({ message: 'The question is not JSON.' }, 400);
  }
  const input = query.input.safeParse(asked);
  if (!input.success) return answer({ message: input.error.message }, 400);
  return answer(await query.read(input.data));
});

export default app;
