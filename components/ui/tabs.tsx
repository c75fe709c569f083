'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

type Tab = { value: string; label: ReactNode; content: ReactNode };
type TabsProps = { label: string; tabs: readonly Tab[]; defaultValue?: string | undefined };

/** Index of the tab to which a key moves; null for other keys. */
const targetOf = (key: string, from: number, count: number): number | null => {
  switch (key) {
    case 'ArrowRight':
      return (from + 1) % count;
    case 'ArrowLeft':
      return (from - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
};

/** Tabs as WAI-ARIA defines them. Those of Radix would add 9 kB to each page with tabs. */
export function Tabs({ label, tabs, defaultValue = tabs[0]?.value }: TabsProps) {
  const [chosen, setChosen] = useState(defaultValue);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  const move = (event: KeyboardEvent, from: number) => {
    const target = targetOf(event.key, from, tabs.length);
    const button = target === null ? null : list.current?.children[target];
    if (!(button instanceof HTMLElement)) return;
    event.preventDefault();
    button.focus();
    setChosen(tabs[target ?? 0]?.value);
  };

  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className="mb-5 flex gap-5 border-b">
        {tabs.map(({ value, label: name }, index) => (
          <button
            key={value}
            id={`${id}-tab-${value}`}
            type="button"
            role="tab"
            aria-selected={value === chosen}
            aria-controls={`${id}-panel-${value}`}
            tabIndex={value === chosen ? 0 : -1}
            onClick={() => setChosen(value)}
            onKeyDown={(event) => move(event, index)}
            className="-mb-px min-h-11 cursor-pointer border-transparent border-b-2 px-0.5 font-medium text-ink-soft text-sm hover:text-ink aria-selected:border-accent aria-selected:text-ink forced-colors:not-aria-selected:border-[Canvas]"
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ value, content }) => (
        <div
          key={value}
          id={`${id}-panel-${value}`}
          role="tabpanel"
          aria-labelledby={`${id}-tab-${value}`}
          hidden={value !== chosen}
        >
          {value === chosen && content}
        </div>
      ))}
    </>
  );
}
