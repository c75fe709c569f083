import type { ReactNode } from 'react';

export type Fact = { label: string; value: ReactNode };

/** What an action means, line by line, before it is done. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-2 text-sm">
      {facts.map(({ label, value }) => (
        <div key={label} className="flex items-baseline justify-between gap-4">
          <dt className="text-ink-soft">{label}</dt>
          <dd className="figure text-right text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
