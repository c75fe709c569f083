// Adapts a provider to Ponder. Ponder shortens a log range only after refusals that it recognises and gives up after others, and
// it takes an older head of a lagging node for a reorganisation.

import { BaseError, HttpRequestError, http, RpcRequestError, type Transport } from 'viem';

type Question = { method: string; params?: unknown };
export type Ask = (question: Question) => Promise<unknown>;

/** A message after which Ponder halves the range. */
const SHORTER = 'block range too large';

/** Rate limits use the same error codes. A shorter range does not help against them. */
const IS_ABOUT_RATE = /\brate\b|too many requests|per second|capacity|credits/i;
/** Statuses by which providers say that a request asks for too much. */
const TOO_MUCH = [400, 413];

function isRefusal(error: unknown): error is BaseError {
  if (!(error instanceof BaseError) || IS_ABOUT_RATE.test(error.details)) return false;
  const refusal = error.walk((cause) =>
    cause instanceof HttpRequestError
      ? TOO_MUCH.includes(cause.status ?? 0)
      : cause instanceof RpcRequestError,
  );
  return refusal !== null;
}

/** Replaces the message of refused log ranges by one that Ponder recognises. */
export const inKnownWords =
  (ask: Ask): Ask =>
  async (question) => {
    try {
      return await ask(question);
    } catch (error) {
      if (question.method === 'eth_getLogs' && isRefusal(error))
        error.details = `${error.details} (${SHORTER})`;
      throw error;
    }
  };

type Block = { number: string; hash: string };

/** Milliseconds to wait before asking the provider again whether it knows the head: another of its nodes may. */
const DOUBTS = [0, 100, 200, 400];

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Keeps the head from going back because a node lags: it goes back only if no node knows it any more. */
export function withoutLateHeads(ask: Ask): Ask {
  let head: Block | null = null;
  const isKnown = async (hash: string) => {
    for (const time of DOUBTS) {
      await pause(time);
      if (await ask({ method: 'eth_getBlockByHash', params: [hash, false] })) return true;
    }
    return false;
  };
  return async (question) => {
    const { method, params } = question;
    const answer = await ask(question);
    if (method !== 'eth_getBlockByNumber' || !Array.isArray(params) || params[0] !== 'latest') return answer;
    const block = answer as Block | null;
    const isOlder = head && block && Number(block.number) < Number(head.number);
    if (head && isOlder && (await isKnown(head.hash))) return head;
    head = block;
    return block;
  };
}

export const provider =
  (url: string): Transport =>
  (options) => {
    const transport = http(url)(options);
    const ask = withoutLateHeads(inKnownWords((question) => transport.request(question)));
    return { ...transport, request: ask as typeof transport.request };
  };
