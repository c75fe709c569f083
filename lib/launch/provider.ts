// Distinguishes failures of the provider from other errors, and hides the secret parts of its URL.

import { inspect } from 'node:util';
import { BaseError, HttpRequestError, RpcRequestError, TimeoutError } from 'viem';
import { isContractFailure } from '@/lib/contract-failure';
import { Failure } from '@/lib/dev/process.mjs';

/** The failure of a provider: no answer, a timeout, or an error that is not a revert; null for other errors. */
function outageOf(error: unknown): string | null {
  if (!(error instanceof BaseError) || isContractFailure(error)) return null;
  const cause = error.walk(
    (each) =>
      each instanceof HttpRequestError || each instanceof TimeoutError || each instanceof RpcRequestError,
  );
  if (cause instanceof HttpRequestError) return cause.status ? `it answered ${cause.status}` : 'no answer';
  if (cause instanceof TimeoutError) return 'no answer in time';
  return cause instanceof RpcRequestError ? cause.details : null;
}

/** A contract's answer, or null if it has none. Throws if the provider fails, which says nothing about the contract. */
export const answered = <Result>(answer: Promise<Result>): Promise<Result | null> =>
  answer.catch((error) => {
    if (outageOf(error) !== null) throw error;
    return null;
  });

/** Shorter parts of a URL, such as `v2` or `base`, are not keys and also appear in other words. */
const MIN_KEY_LENGTH = 6;

const decoded = (part: string) => new URLSearchParams(`part=${part}`).get('part') ?? part;

/** Removes all parts of the provider's URL that can hold a key: everything but the host. */
export function withoutKey(text: string, rpcUrl: string): string {
  const [, authority = '', rest = ''] = /^(?:\w+:\/\/)?([^/?#]*)(.*)$/s.exec(rpcUrl) ?? [];
  const user = authority.includes('@') ? authority.slice(0, authority.lastIndexOf('@')) : '';
  const parts = `${user}/${rest}`.split(/[/?#&=:]+/).filter(({ length }) => length >= MIN_KEY_LENGTH);
  const whole = [rest, user].filter(({ length }) => length > 1);
  return [...whole, ...parts, ...parts.map(decoded)]
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, part) => left.replaceAll(part, '…'), text);
}

function messageOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  const outage = outageOf(error);
  return outage === null
    ? inspect(error)
    : `The provider at --rpc-url failed: ${outage}. Run the same command again: it continues with what is missing.`;
}

/** Runs the work. Error messages do not show the provider's key. */
export const withProvider = <Result>(rpcUrl: string, work: Promise<Result>): Promise<Result> =>
  work.catch((error) => {
    throw new Failure(withoutKey(messageOf(error), rpcUrl));
  });
