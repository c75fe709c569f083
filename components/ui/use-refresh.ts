'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';

/** A small file of our own that the server answers without asking anybody. */
const PROBE = '/robots.txt';

const isReachable = (): Promise<boolean> =>
  fetch(PROBE, { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );

/** Reads the page again without being asked to, if the server can be reached. Next would otherwise leave the page for the
 * browser's own error, and with it what is typed there. */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    if (await isReachable()) router.refresh();
  }, [router]);
}
