'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { hrefOf, type Selection, toggled } from '@/lib/risk/selection';
import type { RiskPool } from '@/lib/risk/types';
import { PoolChoice } from './pool-choice';
import { Shortcuts } from './shortcuts';

/** A form that works without scripts. With them, every change updates the URL and reads the result from the chain at once. */
export function StressForm({ pools, selection }: { pools: readonly RiskPool[]; selection: Selection }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [chosen, setChosen] = useState(selection);
  const [shown, setShown] = useState(selection);
  // the URL changed: by a link, by the browser's back button, or by a choice made here
  if (hrefOf(shown) !== hrefOf(selection)) {
    setShown(selection);
    if (!isPending) setChosen(selection);
  }

  const choose = (next: Selection) => {
    setChosen(next);
    startTransition(() => router.replace(hrefOf(next), { scroll: false }));
  };

  return (
    <form action="/stress" method="get" className="grid gap-6" aria-busy={isPending}>
      <Shortcuts pools={pools} selection={chosen} onChoose={choose} />
      {/* a form sends no field if nothing is checked: this field says that the selection is empty on purpose */}
      <input type="hidden" name="chosen" value="1" />
      {pools.map((pool, index) => (
        <PoolChoice
          key={pool.address}
          pool={pool}
          isOpen={index === 0}
          fail={chosen.fail}
          onToggle={(ids) => choose(toggled(chosen, ids))}
        />
      ))}
      <a href="#who-pays" className="link text-sm lg:hidden">
        See who pays
      </a>
      <noscript>
        <Button type="submit" className="w-full">
          Show who pays
        </Button>
      </noscript>
    </form>
  );
}
