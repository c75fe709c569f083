/** What a page remembers in the browser. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The browser's own storage, and memory for what it refuses: a person may have blocked it, or it may be full. */
export function createStorage(native: () => BrowserStorage): BrowserStorage {
  const memory = new Map<string, string>();
  const attempt = <Value>(action: (storage: BrowserStorage) => Value, otherwise: Value): Value => {
    try {
      return action(native());
    } catch {
      return otherwise;
    }
  };
  return {
    getItem: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key), null),
    setItem: (key, value) => {
      const isStored = attempt((storage) => {
        storage.setItem(key, value);
        return true;
      }, false);
      if (isStored) memory.delete(key);
      else memory.set(key, value);
    },
    removeItem: (key) => {
      memory.delete(key);
      attempt((storage) => storage.removeItem(key), undefined);
    },
  };
}

/** Kept beyond the tab. */
export const localStore = createStorage(() => window.localStorage);
