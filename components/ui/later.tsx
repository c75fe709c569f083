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
 * A part that only the browser renders. Its code is loaded when it is first shown; until then it is empty. For parts that no page
 * shows at once; `next/dynamic` would add 2 kB to every page. `otherwise` is shown if the code cannot be loaded; `load` loads it
 * ahead, or again.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  otherwise: ComponentType<Props>,
) {
  const store = laterStore(load, otherwise);
  return Object.assign((props: Props) => <Later store={store} props={props} />, { load: store.load });
}
