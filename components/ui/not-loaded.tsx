'use client';

import { type ComponentType, useEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './button';
import { Callout } from './callout';
import { useFocusAfter } from './use-focus-after';

function Failure({ onDismiss }: { onDismiss?: () => void }) {
  return (
    <Callout
      kind="error"
      title="A part of the app could not be loaded"
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => window.location.reload()}>
            Reload the page
          </Button>
          {onDismiss && (
            <Button size="sm" variant="secondary" onClick={onDismiss}>
              Dismiss
            </Button>
          )}
        </span>
      }
    >
      Check your connection first. What you sent before goes on.
    </Callout>
  );
}

/** Placeholder for a part of a page whose code could not be loaded. The rest of the page is unaffected. */
export const NotLoaded = () => <Failure />;

const SLOT_ID = 'not-loaded';

/** Shown among the page's notices, once for all parts that could not be loaded. */
export const NotLoadedPlaceholder = () => <div id={SLOT_ID} className="[&>*+*]:hidden" />;

let isDismissed = false;
const listeners = new Set<() => void>();

function setDismissed(next: boolean) {
  isDismissed = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Shows the notice again after it was dismissed. */
export const showNotLoaded = () => setDismissed(false);

/** The same for code that has no visible part on the page. Dismissing one dismisses all, until another fails to load. */
export function NotLoadedNotice() {
  const isHidden = useSyncExternalStore(
    subscribe,
    () => isDismissed,
    () => false,
  );
  useEffect(showNotLoaded, []);
  const slot = document.getElementById(SLOT_ID);
  return slot && !isHidden && createPortal(<Notice />, slot);
}

function Notice() {
  const ref = useRef<HTMLDivElement>(null);
  useFocusAfter(ref);
  return (
    <div ref={ref} className="pointer-events-auto max-w-lg rounded-control bg-surface shadow-lift">
      <Failure onDismiss={() => setDismissed(true)} />
    </div>
  );
}

/** For the second argument of `import(…).then`. */
export const notLoaded = () => NotLoaded;

/** For React's `lazy`, which costs a page nothing; `next/dynamic` (1.3 kB) also names the code in the server's HTML. */
export const orNotLoaded = <Props,>(loading: Promise<ComponentType<Props>>) =>
  loading.then(
    (part) => ({ default: part }),
    (): { default: ComponentType<Props> } => ({ default: NotLoaded }),
  );
