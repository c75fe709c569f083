'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';
import { hrefOf, SEVERITIES, type Selection, toggled } from '@/lib/risk/selection';
import type { RiskPool } from '@/lib/risk/types';
import { plural } from '@/lib/time';
import { PoolChoice } from './pool-choice';
import { Shortcuts } from './shortcuts';

/** How long ago the event was: exits that left since then pay with the capital. */
const DAYS_AGO = [0, 1, 3, 7, 13];

const agoText = (days: number) => (days === 0 ? 'Now' : `${plural(days, 'day')} ago`);

/** A plain form that works without script; with it, every change is an address of its own and asks the chain at once. */
export function StressForm({ pools, selection }: { pools: readonly RiskPool[]; selection: Selection }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [chosen, setChosen] = useState(selection);
  const [shown, setShown] = useState(selection);
  // the address changed: by a link, by the browser's back, or as the answer to a choice made here
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
      <div className="grid grid-cols-2 gap-4">
        <Field id="severity" label="Cover lost">
          <Select
            id="severity"
            name="severity"
            value={chosen.severity}
            onChange={(event) => choose({ ...chosen, severity: Number(event.target.value) })}
          >
            {SEVERITIES.map((percent) => (
              <option key={percent} value={percent}>
                {percent}&nbsp;%
              </option>
            ))}
          </Select>
        </Field>
        <Field id="ago" label="It happened">
          <Select
            id="ago"
            name="ago"
            value={chosen.ago}
            onChange={(event) => choose({ ...chosen, ago: Number(event.target.value) })}
          >
            {[...new Set([...DAYS_AGO, chosen.ago])].map((days) => (
              <option key={days} value={days}>
                {agoText(days)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {pools.map((pool) => (
        <PoolChoice
          key={pool.address}
          pool={pool}
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
