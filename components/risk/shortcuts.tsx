import Link from 'next/link';
import type { MouseEvent } from 'react';
import { buttonClass } from '@/components/ui/button';
import { hrefOf, largestGroups, type Selection } from '@/lib/risk/selection';
import type { RiskPool } from '@/lib/risk/types';

type ShortcutsProps = {
  pools: readonly RiskPool[];
  selection: Selection;
  onChoose: (selection: Selection) => void;
};

/** Frequent selections as links, so that they can be shared and work without scripts. */
export function Shortcuts({ pools, selection, onChoose }: ShortcutsProps) {
  const everything = pools.flatMap(({ products }) => products.map(({ id }) => id));
  const shortcuts = [
    { label: 'Largest groups', next: { fail: largestGroups(pools) } },
    { label: 'Everything', next: { fail: everything.sort((a, b) => a - b) } },
    { label: 'Nothing', next: { fail: [] } },
  ];
  const follow = (event: MouseEvent, next: Selection) => {
    // a click for a new tab or window follows the link
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(next);
  };
  return (
    <nav aria-label="What fails" className="flex flex-wrap gap-2">
      {shortcuts.map(({ label, next }) => {
        return (
          <Link
            key={label}
            href={hrefOf(next)}
            prefetch={false}
            scroll={false}
            aria-current={hrefOf(next) === hrefOf(selection) ? 'true' : undefined}
            className={`${buttonClass({ variant: 'secondary', size: 'sm' })} aria-[current=true]:border-ink aria-[current=true]:bg-sunken`}
            onClick={(event) => follow(event, next)}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
