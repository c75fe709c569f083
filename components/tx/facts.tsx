import clsx from 'clsx';
import type { ReactNode } from 'react';

export type Fact = { label: string; value: ReactNode };

/** Dates and amounts do not wrap; the label takes the remaining width. */
const isShort = (value: ReactNode) => typeof value === 'string' && value.length <= 22;

/** The effects of an action, line by line, before it is sent. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-2 text-sm">
      {facts.map(({ label, value }) => (
        <div key={label} className="flex items-baseline justify-between gap-4">
          <dt className="text-ink-soft">{label}</dt>
          <dd className={clsx('figure text-right text-ink', isShort(value) && 'whitespace-nowrap')}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
