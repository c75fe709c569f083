'use client';

import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { showChosenTheme } from '@/lib/theme';
import './globals.css';

/** Stands in for the whole document when even the frame fails. */
export default function GlobalError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(showChosenTheme, []);
  return (
    <html lang="en">
      <body className="mx-auto max-w-xl p-6 pt-24 font-sans">
        <title>Breakwater</title>
        <Callout
          kind="error"
          title="Breakwater could not start"
          action={<Button onClick={reset}>Try again</Button>}
        >
          The server's settings may be incomplete. Your money is in the contracts and is not affected.
        </Callout>
      </body>
    </html>
  );
}
