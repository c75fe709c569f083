// Whether it was the provider that failed, and not what was asked.

import { BaseError, HttpRequestError, RpcRequestError, TimeoutError } from 'viem';
import { Failure } from '@/lib/dev/process.mjs';

/** As nodes answer a call that reverts. */
const REVERTED = 3;

/** What a provider failed with: no answer, none in time, or a refusal that is no contract's; null for other errors. */
function outageOf(error: unknown): string | null {
  if (!(error instanceof BaseError)) return null;
  const cause = error.walk(
    (each) =>
      each instanceof HttpRequestError || each instanceof TimeoutError || each instanceof RpcRequestError,
  );
  if (cause instanceof HttpRequestError) return cause.status ? `it answered ${cause.status}` : 'no answer';
  if (cause instanceof TimeoutError) return 'no answer in time';
  if (!(cause instanceof RpcRequestError)) return null;
  return cause.code === REVERTED || /revert|opcode|out of gas|execution|EVM/i.test(cause.details)
    ? null
    : cause.details;
}

/** A contract's answer, or null when it has none; a provider that fails says nothing about the contract. */
export const answered = <Result>(answer: Promise<Result>): Promise<Result | null> =>
  answer.catch((error) => {
    if (outageOf(error) !== null) throw error;
    return null;
  });

/** An outage in words: errors of the transport hold the provider's address, and with it its key. */
export async function withProvider<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((error) => {
    const outage = outageOf(error);
    if (outage === null) throw error;
    throw new Failure(
      `The provider at --rpc-url failed: ${outage}. Run the same command again: it goes on with what is missing.`,
    );
  });
}
