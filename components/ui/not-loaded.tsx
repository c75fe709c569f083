'use client';

import { Button } from './button';
import { Callout } from './callout';

/** Stands where a part of a page would be whose code did not come; the rest of the page stays as it is. */
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

/** The same for what has no place of its own on the page. */
export function NotLoadedNotice() {
  return (
    <div className="pointer-events-auto fixed inset-x-4 bottom-20 z-50 mx-auto max-w-md rounded-control bg-surface shadow-lg">
      <NotLoaded />
    </div>
  );
}

/** For the second argument of `import(…).then`. */
export const notLoaded = () => NotLoaded;
