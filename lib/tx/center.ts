// Every transaction that an account sent from this browser, by chain and account. All tabs share the records. They say what to
// follow, and what was seen of it; how something ended is always read from the chain.

import type { Address } from 'viem';
import { type BrowserStorage, localStore } from '../browser-storage';
import type { TxRequest } from './flows';
import type { TxEnd } from './machine';
import type { Progress, Sent } from './types';

export type TxRecord = Sent & {
  /** The place on the page that sent it. */
  slot: string;
  request: TxRequest;
  progress: Progress;
  end?: TxEnd;
};

export type TxCenter = {
  /** Newest first. Returns the same array until something changes. */
  records: (account: Address) => readonly TxRecord[];
  add: (account: Address, record: TxRecord) => void;
  change: (account: Address, id: string, change: Partial<Pick<TxRecord, 'progress' | 'end'>>) => void;
  remove: (account: Address, id: string) => void;
  subscribe: (listener: () => void) => () => void;
};

const RETAINED = 20;
const NONE: readonly TxRecord[] = [];

const TAG = 'bigint:';
const write = (_: string, value: unknown) => (typeof value === 'bigint' ? `${TAG}${value}` : value);
const read = (_: string, value: unknown) =>
  typeof value === 'string' && value.startsWith(TAG) ? BigInt(value.slice(TAG.length)) : value;

const isRecord = (value: unknown): value is TxRecord =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'slot', 'label', 'to', 'request', 'progress', 'sentAt'].every((name) => name in value);

/** Empty if storage cannot be read: records never decide an outcome. */
function parse(text: string): readonly TxRecord[] {
  try {
    const value: unknown = JSON.parse(text, read);
    return Array.isArray(value) ? value.filter(isRecord) : NONE;
  } catch {
    return NONE;
  }
}

/** Pending records stay, however many later ones have ended. */
const trimmed = (records: readonly TxRecord[]) =>
  records.filter(({ end }, index) => !end || index < RETAINED);

export function createCenter(chainId: number, storage: BrowserStorage = localStore): TxCenter {
  const listeners = new Set<() => void>();
  const seen = new Map<string, { text: string; records: readonly TxRecord[] }>();
  const keyOf = (account: Address) => `breakwater.transactions.${chainId}.${account.toLowerCase()}`;
  const notify = () => {
    for (const listener of listeners) listener();
  };

  const records = (account: Address): readonly TxRecord[] => {
    const key = keyOf(account);
    const text = storage.getItem(key);
    if (text === null) return NONE;
    const last = seen.get(key);
    if (last?.text === text) return last.records;
    const found = parse(text);
    seen.set(key, { text, records: found });
    return found;
  };
  const store = (account: Address, next: readonly TxRecord[]) => {
    storage.setItem(keyOf(account), JSON.stringify(trimmed(next), write));
    notify();
  };
  const others = (account: Address, id: string) => records(account).filter((record) => record.id !== id);

  return {
    records,
    add: (account, record) => store(account, [record, ...others(account, record.id)]),
    change: (account, id, change) => {
      const before = records(account);
      const after = before.map((record) => (record.id === id ? { ...record, ...change } : record));
      if (JSON.stringify(after, write) !== JSON.stringify(before, write)) store(account, after);
    },
    remove: (account, id) => store(account, others(account, id)),
    subscribe: (listener) => {
      listeners.add(listener);
      // fired when another tab writes
      if (typeof window !== 'undefined') window.addEventListener('storage', listener);
      return () => {
        listeners.delete(listener);
        if (typeof window !== 'undefined') window.removeEventListener('storage', listener);
      };
    },
  };
}
