'use client';

import { useEffect } from 'react';
import { DEADLINE_PASSED } from '@/components/ui/deadline-passed';
import { refreshQueries } from '@/components/ui/use-query';
import { useRefresh } from '@/components/ui/use-refresh';

/** A page that was out of sight for longer is read again when it is looked at, in milliseconds. */
const STALE_AFTER = 60_000;
/** By then a block has passed the deadline, on most chains; on others the next reading counts down again. */
const BLOCK = 15_000;

/** Reads a page again when it comes back from the background, and when a deadline on it has passed: what it says of who can do
 * what would no longer be so. */
export function Fresh() {
  const refresh = useRefresh();
  useEffect(() => {
    let hiddenSince: number | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      refresh();
      refreshQueries();
    };
    const look = () => {
      if (document.visibilityState === 'hidden') hiddenSince = Date.now();
      else if (hiddenSince !== null && Date.now() - hiddenSince >= STALE_AFTER) read();
    };
    // out of the browser's memory of pages, which stops all timers
    const restore = ({ persisted }: PageTransitionEvent) => {
      if (persisted) read();
    };
    const pass = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        read();
      }, BLOCK);
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pageshow', restore);
    window.addEventListener(DEADLINE_PASSED, pass);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pageshow', restore);
      window.removeEventListener(DEADLINE_PASSED, pass);
    };
  }, [refresh]);
  return null;
}
