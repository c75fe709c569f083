'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { isReachable } from '@/lib/reachable';

/** Refreshes the page in the background if the server can be reached. Otherwise Next would replace the page, and what is typed in
 * it, by the browser's error. */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    if (await isReachable()) router.refresh();
  }, [router]);
}
