type Part = { key: string; label: string; meaning?: string; value: bigint; text: string; color: string };

/** Parts of a whole: a bar, and a table as its legend. Parts of zero are only in the table. */
export function StackedBar({ label, parts }: { label: string; parts: readonly Part[] }) {
  const total = parts.reduce((sum, part) => sum + part.value, 0n);
  const share = (value: bigint) => (total === 0n ? 0 : Number((value * 10_000n) / total) / 100);
  return (
    <div>
      <div aria-hidden className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {parts.map(
          (part) =>
            part.value > 0n && (
              <span
                key={part.key}
                className="h-full min-w-1"
                style={{ width: `${share(part.value)}%`, background: part.color }}
              />
            ),
        )}
      </div>
      <dl aria-label={label} className="mt-4 grid gap-px">
        {parts.map((part) => (
          <div key={part.key} className="flex items-baseline gap-2.5 border-b py-2 text-sm last:border-0">
            <span
              aria-hidden
              className="size-2.5 shrink-0 rounded-[3px]"
              style={{ background: part.color }}
            />
            <dt className="min-w-0">
              <span className="text-ink">{part.label}</span>
              {part.meaning && (
                <span className="block text-ink-faint text-xs sm:ml-2 sm:inline">{part.meaning}</span>
              )}
            </dt>
            <dd className="figure ml-auto whitespace-nowrap text-ink">{part.text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
