import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

export function Card({ className, ...props }: ComponentProps<'section'>) {
  return (
    <section
      {...props}
      className={clsx('min-w-0 rounded-card border border-line bg-surface p-5 sm:p-6', className)}
    />
  );
}

type HeaderProps = {
  title: ReactNode;
  hint?: ReactNode;
  action?: ReactNode;
  /** Whether the card belongs to a section, so that its heading is one level lower. */
  isPart?: boolean;
};

export function CardHeader({ title, hint, action, isPart = false }: HeaderProps) {
  const Heading = isPart ? 'h3' : 'h2';
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <div>
        <Heading className="font-medium text-base text-ink">{title}</Heading>
        {hint && <p className="mt-0.5 text-ink-soft text-sm">{hint}</p>}
      </div>
      {action}
    </header>
  );
}
