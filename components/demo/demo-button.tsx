'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { refreshQueries } from '@/components/ui/use-query';
import { type DemoAction, postDemo } from './post-demo';

type DemoButtonProps = { action: DemoAction; body: object; children: ReactNode };

/** Sends one request to the demo chain, then refreshes the page. */
export function DemoButton({ action, body, children }: DemoButtonProps) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const act = async () => {
    setBusy(true);
    setProblem(await postDemo(action, body));
    await refreshQueries();
    router.refresh();
    setBusy(false);
  };

  return (
    <div className="grid justify-items-start gap-3">
      <Button size="sm" variant="secondary" disabled={isBusy} onClick={act}>
        {isBusy ? 'Moving prices and time…' : children}
      </Button>
      {problem && (
        <Callout kind="error" title="Nothing happened">
          {problem}
        </Callout>
      )}
    </div>
  );
}
