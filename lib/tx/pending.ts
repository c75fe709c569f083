import type { Address } from 'viem';
import { type BrowserStorage, sessionStore } from '../browser-storage';
import type { TxRequest } from './flows';
import type { Sent } from './run';

/** A transaction that was sent and not yet seen to end. */
export type Pending = Sent & { request: TxRequest };

/** Whose record it is, and of which button: nobody reads another account's. */
export type Slot = { chainId: number; account: Address; name: string };

const keyOf = ({ chainId, account, name }: Slot) =>
  `breakwater.tx.${chainId}.${account.toLowerCase()}.${name}`;

const TAG = 'bigint:';
const write = (_: string, value: unknown) => (typeof value === 'bigint' ? `${TAG}${value}` : value);
const read = (_: string, value: unknown) =>
  typeof value === 'string' && value.startsWith(TAG) ? BigInt(value.slice(TAG.length)) : value;

export const serialize = (pending: Pending): string => JSON.stringify(pending, write);
export const deserialize = (text: string): Pending => JSON.parse(text, read) as Pending;

/** Survives a reload of the tab, not more: afterwards the chain itself shows what happened. */
export const storePending = (slot: Slot, pending: Pending, storage: BrowserStorage = sessionStore): void =>
  storage.setItem(keyOf(slot), serialize(pending));

export const dropPending = (slot: Slot, storage: BrowserStorage = sessionStore): void =>
  storage.removeItem(keyOf(slot));

/** Null for a record that cannot be read: bookkeeping never decides an outcome. */
export function findPending(slot: Slot, storage: BrowserStorage = sessionStore): Pending | null {
  const text = storage.getItem(keyOf(slot));
  try {
    return text === null ? null : deserialize(text);
  } catch {
    return null;
  }
}
