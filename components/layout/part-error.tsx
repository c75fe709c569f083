'use client';

// `next/error` would add the error page of the Pages Router: 3 kB on every page
import { catchError } from 'next/dist/client/components/catch-error';
import type { ErrorInfo } from 'next/error';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

/** Replaces a part of a page that failed. The rest of the page keeps working. */
function Failed({ name }: { name: string }, { retry }: ErrorInfo) {
  return (
    <Callout
      kind="error"
      title={`Could not read ${name} from the chain`}
      action={<Button onClick={retry}>Try again</Button>}
    >
      The chain did not answer, or Breakwater is not deployed on it. Your money is in the contracts and is not
      affected by this site.
    </Callout>
  );
}

export const PartError = catchError(Failed);

/** For parts that a page can do without. */
export const LeaveOut = catchError((_: object) => null);
