'use client';

import { useEffect, useState } from 'react';
import type { ReadAddress } from '@/lib/address-text';

type Read = (text: string) => ReadAddress | null;

const UNREAD: Read = () => null;

/** Parses typed addresses; null until its code, which hashes the checksum, is loaded. It is loaded only if a form needs it. */
export function useAddressReader(isWanted: boolean): Read {
  const [read, setRead] = useState<Read>(() => UNREAD);
  useEffect(() => {
    if (!isWanted) return;
    import('@/lib/address-text').then(
      ({ readAddress }) => setRead(() => readAddress),
      () => setRead(() => () => ({ problem: 'A part of the app could not be loaded. Reload the page.' })),
    );
  }, [isWanted]);
  return read;
}
