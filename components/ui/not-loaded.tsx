'use client';

import { createPortal } from 'react-dom';
import { Button } from './button';
import { Callout } from './callout';

/** Placeholder for a part of a page whose code could not be loaded. The rest of the page is unaffected. */
export function NotLoaded() {
  return (
    <Callout
      kind="error"
      title="A part of the app could not be loaded"
      action={
        <Button size="sm" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
      }
    >
      Check your connection first. What you sent before goes on.
    </Callout>
  );
}

const PLACE = 'not-loaded';

/** Shown among the page's notices, once for all parts that could not be loaded. */
export const NotLoadedPlace = () => <div id={PLACE} className="[&>*+*]:hidden" />;

/** The same for what has no place of its own on the page. */
export function NotLoadedNotice() {
  const place = document.getElementById(PLACE);
  return (
    place &&
    createPortal(
      <div className="pointer-events-auto max-w-lg rounded-control bg-surface shadow-lift">
        <NotLoaded />
      </div>,
      place,
    )
  );
}

/** For the second argument of `import(…).then`. */
export const notLoaded = () => NotLoaded;
