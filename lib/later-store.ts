export type LaterStore<Part> = {
  subscribe: (listener: () => void) => () => void;
  current: () => Part | null;
  /** Whether the part is there in the end. */
  load: () => Promise<boolean>;
};

/**
 * Loads a part when it is first subscribed to. `otherwise` stands in for one that did not come, as long as somebody looks; the next
 * who looks, or asks for it, has it loaded again.
 */
export function laterStore<Part>(load: () => Promise<Part>, otherwise: Part): LaterStore<Part> {
  let part: Part | null = null;
  let loading: Promise<boolean> | undefined;
  const listeners = new Set<() => void>();
  const ask = () => {
    const show = (next: Part | null) => {
      part = next;
      for (const tell of listeners) tell();
    };
    loading ??= load().then(
      (loaded) => {
        show(loaded);
        return true;
      },
      () => {
        loading = undefined;
        show(listeners.size > 0 ? otherwise : null);
        return false;
      },
    );
    return loading;
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      ask();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && part === otherwise) part = null;
      };
    },
    current: () => part,
    load: ask,
  };
}
