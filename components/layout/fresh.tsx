'use client';

import { useEffect } from 'react';
import { DEADLINE_PASSED } from '@/components/ui/deadline-passed';
import { refreshQueries } from '@/components/ui/use-query';
import { useRefresh } from '@/components/ui/use-refresh';

/** A page that was hidden for longer than this is refreshed when it is viewed again, in milliseconds. */
const STALE_AFTER = 60_000;
/** Delay after a deadline: most chains have a later block by then; on others, the next refresh starts a new countdown. */
const BLOCK = 15_000;

/** Refreshes a page when it comes back from the background and when a deadline on it has passed, because the actions that it
 * offers may have changed. */
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
    // restored from the back/forward cache, in which all timers stop
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
