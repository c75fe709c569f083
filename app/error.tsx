'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

export default function PageError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  // the boundary alone would show the failed answer again: the server has to be asked anew
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div className="mx-auto max-w-xl py-24">
      <Callout
        kind="error"
        title="This page could not be read from the chain"
        action={
          <div className="flex flex-wrap gap-3">
            <Button onClick={retry}>Try again</Button>
            <ButtonLink href="/" variant="secondary">
              Overview
            </ButtonLink>
          </div>
        }
      >
        The chain did not answer, or Breakwater is not deployed on it. Your money is in the contracts and is
        not affected by this site.
      </Callout>
    </div>
  );
}
