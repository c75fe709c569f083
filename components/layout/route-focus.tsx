'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** A link in a page takes the focus along when its page goes: what the next page says has it then, and Tab goes on from there. */
export function RouteFocus() {
  const path = usePathname();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    const content = document.getElementById('content');
    if (document.activeElement === document.body) content?.focus({ preventScroll: true });
  }, [path]);
  return null;
}
