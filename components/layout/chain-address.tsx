'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { CHAIN_COOKIE, CHAIN_PARAM } from '@/lib/chains';

/** Keeps the page's chain in the URL, so that shared links and reloads show the same chain. While this tab is in use, the cookie
 * holds the chain too; another tab may show another chain. */
export function ChainAddress({ chainId }: { chainId: number }) {
  const path = usePathname();
  const query = useSearchParams().toString();

  useEffect(() => {
    const asked = new URLSearchParams(query);
    if (asked.get(CHAIN_PARAM) === String(chainId)) return;
    asked.set(CHAIN_PARAM, String(chainId));
    window.history.replaceState(null, '', `${path}?${asked}${window.location.hash}`);
  }, [chainId, path, query]);

  useEffect(() => {
    const remember = () => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
      document.cookie = `${CHAIN_COOKIE}=${chainId}; path=/; samesite=lax`;
    };
    remember();
    window.addEventListener('focus', remember);
    window.addEventListener('pointerdown', remember, { capture: true });
    return () => {
      window.removeEventListener('focus', remember);
      window.removeEventListener('pointerdown', remember, { capture: true });
    };
  }, [chainId]);

  return null;
}
