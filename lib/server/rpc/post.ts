import { z } from 'zod';
import { isAboutLoad, refusesBatch } from '@/lib/batch-refusal';
import { NodeError } from './node-error';

export type Question = { method: string; params: readonly unknown[] };

const rpcError = z.object({
  code: z.number(),
  message: z.string().default(''),
  data: z.unknown().optional(),
});
const response = z.object({
  id: z.union([z.number(), z.string(), z.null()]).optional(),
  result: z.unknown().optional(),
  error: rpcError.optional(),
});

export type RpcFailure = z.infer<typeof rpcError>;
/** A node's answer to one call: a result or an error. */
export type Answer = { result?: unknown; error?: RpcFailure | undefined };

/** Answers by the index of their call. An answer that the node left out is missing. */
export type Answers = Map<number, Answer>;

/** The node refused a batch. */
export class BatchRefused extends Error {}

const PASSING_STATUS = [408, 425, 429];

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new NodeError('The chain’s node answered with something that is not JSON.');
  }
};

function statusError({ status, headers }: Response): NodeError {
  const isPassing = PASSING_STATUS.includes(status) || status >= 500;
  const seconds = Number(headers.get('retry-after'));
  const retryAfter = seconds > 0 ? { retryAfter: seconds * 1_000 } : {};
  return new NodeError(`The chain’s node answered with status ${status}.`, {
    status,
    isPassing,
    ...retryAfter,
  });
}

async function send(url: string, body: unknown, timeout: number): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
      cache: 'no-store',
    });
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    throw new NodeError(
      isLate
        ? `The chain’s node did not answer within ${timeout / 1_000} seconds.`
        : 'The chain’s node cannot be reached.',
    );
  }
}

function answersOf(body: unknown, count: number): Answers {
  if (count === 1 && !Array.isArray(body)) {
    const { result, error } = response.parse(body);
    return new Map([[0, { result, error }]]);
  }
  if (!Array.isArray(body))
    throw new NodeError(`The chain’s node refused a request: ${response.parse(body).error?.message}`);
  const whole = body.flatMap((one) => response.safeParse(one).data ?? []);
  return new Map(whole.map(({ id, result, error }) => [Number(id) - 1, { result, error }]));
}

/** Whether a node's error is about its load, not about the request. */
export const isPassingFailure = ({ code, message }: RpcFailure): boolean =>
  code === 429 || isAboutLoad(message);

/** Whether a contract refused a call; other errors are the node's own. */
export const isRefusal = ({ data, message }: RpcFailure): boolean =>
  data !== undefined || /revert/i.test(message);

/** Sends several calls to a node in one request. */
export async function post(url: string, questions: readonly Question[], timeout: number): Promise<Answers> {
  const calls = questions.map((question, index) => ({ jsonrpc: '2.0', id: index + 1, ...question }));
  const answer = await send(url, calls.length === 1 ? calls[0] : calls, timeout);
  const text = await answer.text().catch(() => '');
  if (calls.length > 1 && refusesBatch(calls.length, answer.status, text)) throw new BatchRefused();
  // some servers put an error of the node into a response of status 400
  if (!answer.ok && answer.status !== 400) throw statusError(answer);
  const body = parse(text);
  if (!answer.ok && !response.safeParse(body).data?.error) throw statusError(answer);
  try {
    return answersOf(body, questions.length);
  } catch (error) {
    if (error instanceof z.ZodError) throw new NodeError('The chain’s node answered with something else.');
    throw error;
  }
}
