'use client';

import { type RefObject, useLayoutEffect } from 'react';

const HEADINGS = 'h1, h2, h3';
/** How often and how long to wait for the form's replacement, in milliseconds. */
const [TRIES, PAUSE] = [20, 50];

function* around(element: Element | null): Generator<Element> {
  for (let one = element; one; one = one.parentElement) yield one;
}

const focus = (element: HTMLElement | null | undefined): boolean => {
  // an element that was just hidden keeps the focus for a moment
  if (!element?.checkVisibility()) return false;
  element.focus({ preventScroll: true });
  return document.activeElement === element;
};

/** Focuses the heading of the innermost element that still has one. */
function focusHeading(surroundings: readonly Element[]) {
  for (const element of surroundings) {
    const heading = element.isConnected ? element.querySelector<HTMLElement>(HEADINGS) : null;
    heading?.setAttribute('tabindex', '-1');
    if (focus(heading)) return;
  }
}

function goOn(whole: Element, surroundings: readonly Element[], tries = TRIES) {
  const { activeElement, body } = document;
  if (activeElement !== body && activeElement?.checkVisibility()) return;
  if (whole.isConnected && focus([...whole.querySelectorAll('button')].at(-1))) return;
  if (!whole.isConnected || tries === 0) focusHeading(surroundings);
  else setTimeout(() => goOn(whole, surroundings, tries - 1), PAUSE);
}

/**
 * Moves the focus when `element` is removed or hidden while the focus is in it or in the form around it. If the form stays, its last
 * button is focused, otherwise the heading of the surrounding part. Keyboard and screen reader continue there instead of at the top
 * of the page.
 */
export function useFocusAfter(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const whole = element.current?.closest('form, dialog') ?? element.current?.parentElement;
    const surroundings = [...around(whole?.parentElement ?? null)];
    return () => {
      if (whole?.contains(document.activeElement)) setTimeout(() => goOn(whole, surroundings));
    };
  }, [element]);
}
