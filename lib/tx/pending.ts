import type { Hash } from 'viem';
import type { TxRequest } from './flows';

/** A transaction that was sent and not yet seen to end. */
export type Pending = { request: TxRequest; hash: Hash; label: string; isLast: boolean };

const keyOf = (slot: string) => `breakwater.tx.${slot}`;

const TAG = 'bigint:';
const write = (_: string, value: unknown) => (typeof value === 'bigint' ? `${TAG}${value}` : value);
const read = (_: string, value: unknown) =>
  typeof value === 'string' && value.startsWith(TAG) ? BigInt(value.slice(TAG.length)) : value;

export const serialize = (pending: Pending): string => JSON.stringify(pending, write);
export const deserialize = (text: string): Pending => JSON.parse(text, read) as Pending;

/** Survives a reload of the tab, not more: afterwards the chain itself tells what happened. */
export const keepPending = (slot: string, pending: Pending): void =>
  sessionStorage.setItem(keyOf(slot), serialize(pending));

export const dropPending = (slot: string): void => sessionStorage.removeItem(keyOf(slot));

export function findPending(slot: string): Pending | null {
  const text = sessionStorage.getItem(keyOf(slot));
  return text === null ? null : deserialize(text);
}
