import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type BrowserStorage, createStorage } from './browser-storage';

const blocked = (): BrowserStorage => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

it('A6: blocked storage works from memory', () => {
  const storage = createStorage(blocked);
  assert.equal(storage.getItem('a'), null);
  storage.setItem('a', '1');
  assert.equal(storage.getItem('a'), '1');
  storage.removeItem('a');
  assert.equal(storage.getItem('a'), null);
});

it('A2: full storage keeps the newest value in memory', () => {
  const kept = new Map([['a', 'old']]);
  let isFull = true;
  const storage = createStorage(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (isFull) throw new DOMException('Full.', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
  }));
  storage.setItem('a', 'new');
  assert.equal(storage.getItem('a'), 'new');
  isFull = false;
  storage.setItem('a', 'newest');
  assert.deepEqual([storage.getItem('a'), kept.get('a')], ['newest', 'newest']);
});
