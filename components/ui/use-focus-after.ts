'use client';

import { type RefObject, useLayoutEffect } from 'react';

const HEADINGS = 'h1, h2, h3';
/** What takes the place of a form may be on its way for so long, looked for so often. */
const [TRIES, PAUSE] = [20, 50];

function* around(element: Element | null): Generator<Element> {
  for (let one = element; one; one = one.parentElement) yield one;
}

const focus = (element: HTMLElement | null | undefined): boolean => {
  // one that was just hidden still has the focus for a moment
  if (!element?.checkVisibility()) return false;
  element.focus({ preventScroll: true });
  return document.activeElement === element;
};

/** Focuses the heading of the smallest part of the page that still has one in view. */
function focusHeading(places: readonly Element[]) {
  for (const place of places) {
    const heading = place.isConnected ? place.querySelector<HTMLElement>(HEADINGS) : null;
    heading?.setAttribute('tabindex', '-1');
    if (focus(heading)) return;
  }
}

function goOn(whole: Element, places: readonly Element[], tries = TRIES) {
  const { activeElement, body } = document;
  if (activeElement !== body && activeElement?.checkVisibility()) return;
  if (whole.isConnected && focus([...whole.querySelectorAll('button')].at(-1))) return;
  if (!whole.isConnected || tries === 0) focusHeading(places);
  else setTimeout(() => goOn(whole, places, tries - 1), PAUSE);
}

/**
 * When this place leaves the page, or is hidden until its page is read again, and the focus was in it or in the form around it: the
 * form's last button is focused if the form stays, else what it belonged to. The keyboard and a screen reader go on from there, and
 * not from the top of the page.
 */
export function useFocusAfter(place: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const whole = place.current?.closest('form, dialog') ?? place.current?.parentElement;
    const places = [...around(whole?.parentElement ?? null)];
    return () => {
      if (whole?.contains(document.activeElement)) setTimeout(() => goOn(whole, places));
    };
  }, [place]);
}
