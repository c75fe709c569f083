'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { isReachable } from '@/lib/reachable';

/** Reads the page again without being asked to, if the server can be reached. Next would otherwise leave the page for the
 * browser's own error, and with it what is typed there. */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    if (await isReachable()) router.refresh();
  }, [router]);
}
