'use client';

import { type ComponentType, useSyncExternalStore } from 'react';

type Store<Part> = { subscribe: (listener: () => void) => () => void; current: () => Part | null };

/** Loads when it is first subscribed to. */
function storeOf<Part>(load: () => Promise<Part>): Store<Part> {
  let part: Part | null = null;
  let isAsked = false;
  const listeners = new Set<() => void>();
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    load().then((loaded) => {
      part = loaded;
      for (const tell of listeners) tell();
    });
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      ask();
      return () => {
        listeners.delete(listener);
      };
    },
    current: () => part,
  };
}

const nothing = () => null;

function Later<Props extends object>({ store, props }: { store: Store<ComponentType<Props>>; props: Props }) {
  const Part = useSyncExternalStore(store.subscribe, store.current, nothing);
  return Part && <Part {...props} />;
}

/**
 * A part that only the browser shows: its code is loaded when it is first to be seen, and until then there is nothing. For what
 * no page shows at once; `next/dynamic` would add 2 kB to every page for the same.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const store = storeOf(load);
  return (props: Props) => <Later store={store} props={props} />;
}
