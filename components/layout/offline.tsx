'use client';

import { useEffect, useState } from 'react';
import { CloseIcon } from '@/components/ui/icons';
import { isReachable } from '@/lib/reachable';

/** How long a link waits for the server if the browser reports to be offline, in milliseconds. */
const PATIENCE = 2_000;

/** The link that a click would follow in this tab; null if there is none. */
function followed(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target === '_blank' || link.origin !== location.origin) return null;
  return link.pathname === location.pathname && link.hash !== '' ? null : link;
}

/** Without a connection, a link would replace the page by the browser's error. This keeps the page and shows a notice. The browser's
 * report can be wrong, so the server is asked first. */
export function Offline() {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    let last: HTMLAnchorElement | null = null;
    let isLetThrough = false;
    const hold = async (event: MouseEvent) => {
      if (navigator.onLine || isLetThrough) return;
      const link = followed(event);
      if (!link) return;
      event.preventDefault();
      event.stopPropagation();
      last = link;
      const isThere = await isReachable(PATIENCE);
      if (last !== link) return;
      setHeld(!isThere);
      if (!isThere) return;
      isLetThrough = true;
      link.click();
      isLetThrough = false;
    };
    const release = () => setHeld(false);
    window.addEventListener('click', hold, true);
    window.addEventListener('online', release);
    return () => {
      window.removeEventListener('click', hold, true);
      window.removeEventListener('online', release);
    };
  }, []);
  return (
    // at the top, because the bottom shows pending transactions
    <div role="status" className="pointer-events-none fixed inset-x-4 top-20 z-40 grid justify-items-center">
      {isHeld && (
        <div className="pointer-events-auto flex max-w-lg items-start gap-3 rounded-card border border-warn/40 bg-warn-soft py-3 pr-2 pl-4 text-ink text-sm shadow-lift">
          <p className="py-1">
            You are offline, so this page stays open. Open the link again once you are connected.
          </p>
          <button
            type="button"
            aria-label="Dismiss"
            className="relative grid size-7 shrink-0 cursor-pointer place-items-center before:absolute before:-inset-2"
            onClick={() => setHeld(false)}
          >
            <CloseIcon size={16} />
          </button>
        </div>
      )}
    </div>
  );
}
