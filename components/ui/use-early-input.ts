'use client';

import { useEffectEvent, useLayoutEffect, useRef } from 'react';

type Entered = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Whether the visitor changed the field since the page was sent. */
const isTouched = (field: Entered) =>
  field instanceof HTMLSelectElement
    ? field.selectedOptions[0]?.defaultSelected === false
    : field.value !== field.defaultValue;

/** Takes over what was entered before the page's code was there: the browser shows it, and React would clear it unread. */
export function useEarlyInput<Field extends Entered = HTMLInputElement>(take: (input: Field) => void) {
  const ref = useRef<Field>(null);
  const onEarly = useEffectEvent(take);
  useLayoutEffect(() => {
    const input = ref.current;
    if (input && isTouched(input)) onEarly(input);
  }, []);
  return ref;
}
