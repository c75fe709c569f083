'use client';

import { useEffect, useState } from 'react';

/** The link that a click would follow in this tab; null for others. */
function followed(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target === '_blank' || link.origin !== location.origin) return null;
  return link.pathname === location.pathname && link.hash !== '' ? null : link;
}

/** Without a connection a link would leave the page for the browser's own error: it stays, and says so. */
export function Offline() {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const hold = (event: MouseEvent) => {
      if (navigator.onLine || !followed(event)) return;
      event.preventDefault();
      setHeld(true);
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
    <p
      role="status"
      className={
        isHeld
          ? 'fixed inset-x-4 bottom-20 z-40 mx-auto max-w-lg rounded-card border border-warn/40 bg-warn-soft px-4 py-3 text-ink text-sm shadow-lift'
          : 'sr-only'
      }
    >
      {isHeld && 'You are offline, so this page stays open. Open the link again once you are connected.'}
    </p>
  );
}
