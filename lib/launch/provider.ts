// Whether it was the provider that failed, and not what was asked; and what of its address nobody is to read.

import { inspect } from 'node:util';
import { BaseError, HttpRequestError, RpcRequestError, TimeoutError } from 'viem';
import { isContractFailure } from '@/lib/contract-failure';
import { Failure } from '@/lib/dev/process.mjs';

/** What a provider failed with: no answer, none in time, or a refusal that is no contract's; null for other errors. */
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

/** A contract's answer, or null when it has none; a provider that fails says nothing about the contract. */
export const answered = <Result>(answer: Promise<Result>): Promise<Result | null> =>
  answer.catch((error) => {
    if (outageOf(error) !== null) throw error;
    return null;
  });

/** A shorter part of an address, `v2` or `base`, is no key, and stands in other words too. */
const MIN_KEY_LENGTH = 6;

const decoded = (part: string) => new URLSearchParams(`part=${part}`).get('part') ?? part;

/** A text without what a provider's address holds beside the host, where its key is. */
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
    : `The provider at --rpc-url failed: ${outage}. Run the same command again: it goes on with what is missing.`;
}

/** Whatever the work fails with, in words without the key of the provider. */
export const withProvider = <Result>(rpcUrl: string, work: Promise<Result>): Promise<Result> =>
  work.catch((error) => {
    throw new Failure(withoutKey(messageOf(error), rpcUrl));
  });
