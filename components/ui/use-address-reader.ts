'use client';

import { useEffect, useState } from 'react';
import type { ReadAddress } from '@/lib/address-text';

type Read = (text: string) => ReadAddress | null;

const UNREAD: Read = () => null;

/** Reads typed addresses, null until its code is there: the hash of their checksum is loaded when somebody is to type one. */
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
