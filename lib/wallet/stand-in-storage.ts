/** RainbowKit reads `window.localStorage`, which throws if the user blocks site storage. It then gets storage in memory. */
export function standInForStorage(): void {
  try {
    window.localStorage.length;
  } catch {
    const memory = new Map<string, string>();
    const storage: Storage = {
      get length() {
        return memory.size;
      },
      key: (index) => [...memory.keys()][index] ?? null,
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => {
        memory.set(key, value);
      },
      removeItem: (key) => {
        memory.delete(key);
      },
      clear: () => memory.clear(),
    };
    Object.defineProperty(window, 'localStorage', { value: storage, configurable: true });
  }
}
