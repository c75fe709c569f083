'use client';

import { type ComponentType, useSyncExternalStore } from 'react';
import { type LaterStore, laterStore } from '@/lib/later-store';

const nothing = () => null;

type LaterProps<Props> = { store: LaterStore<ComponentType<Props>>; props: Props };

function Later<Props extends object>({ store, props }: LaterProps<Props>) {
  const Part = useSyncExternalStore(store.subscribe, store.current, nothing);
  return Part && <Part {...props} />;
}

/**
 * A part that only the browser shows: its code is loaded when it is first to be seen, and until then there is nothing. For what
 * no page shows at once; `next/dynamic` would add 2 kB to every page for the same. `otherwise` is shown when the code does not come;
 * `load` has it loaded ahead, or again.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  otherwise: ComponentType<Props>,
) {
  const store = laterStore(load, otherwise);
  return Object.assign((props: Props) => <Later store={store} props={props} />, { load: store.load });
}
