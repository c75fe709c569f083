'use client';

import { useEffectEvent, useLayoutEffect, useRef } from 'react';

/** Takes over what was entered before the page's code was there: the browser shows it, and React would clear it unread. */
export function useEarlyInput<Field extends HTMLInputElement | HTMLTextAreaElement = HTMLInputElement>(
  take: (input: Field) => void,
) {
  const ref = useRef<Field>(null);
  const onEarly = useEffectEvent(take);
  useLayoutEffect(() => {
    const input = ref.current;
    if (input && input.value !== input.defaultValue) onEarly(input);
  }, []);
  return ref;
}
