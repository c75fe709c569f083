/** RainbowKit reads `window.localStorage` itself, which throws where a person has blocked site storage: it gets a memory then. */
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
