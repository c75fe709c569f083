type Step = { title: string; text: string };

/** Short numbered texts side by side. */
export function Steps({ steps, prefix = '' }: { steps: readonly Step[]; prefix?: string }) {
  return (
    <ol className="grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
      {steps.map(({ title, text }, index) => (
        <li key={title}>
          <span aria-hidden className="figure text-ink-faint text-xs">
            {prefix}
            {index + 1}
          </span>
          <h3 className="mt-1 font-medium text-ink text-sm">{title}</h3>
          <p className="mt-1.5 text-ink-soft text-sm leading-relaxed">{text}</p>
        </li>
      ))}
    </ol>
  );
}
