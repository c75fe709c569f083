'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** Focuses the content after a navigation that removed the focused link, so that Tab continues in the new page. */
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
