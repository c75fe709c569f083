// How the indexer asks a provider, which may refuse a range of logs in words of its own and put a late node in front. Ponder
// shortens a refused range only when it knows the words, and gives up at others; and it takes an older head for a reorganisation.

import { BaseError, HttpRequestError, http, RpcRequestError, type Transport } from 'viem';

type Question = { method: string; params?: unknown };
export type Ask = (question: Question) => Promise<unknown>;

/** To these words Ponder halves the range. */
const SHORTER = 'block range too large';

/** Who is asked too often says so with the same codes: a shorter range is no help. */
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

/** Refused ranges of logs get words that Ponder knows. */
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

/** Pauses before a provider is asked again whether it knows the head, in milliseconds: another of its nodes will. */
const DOUBTS = [0, 100, 200, 400];

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** The head never goes back because a node is late: only when no node knows it any more. */
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
