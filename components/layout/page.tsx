import Link from 'next/link';
import type { ReactNode } from 'react';

type PageHeaderProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** Link back to the parent page. */
  back?: { href: string; label: string };
  badges?: ReactNode;
  action?: ReactNode;
};

export function PageHeader({ title, lead, back, badges, action }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 pt-8 pb-8 sm:pt-12">
      <div className="min-w-0">
        {back && (
          <p className="mb-3 text-sm">
            <Link href={back.href} className="inline-block py-2 text-ink-soft hover:text-ink">
              <span aria-hidden>←</span> {back.label}
            </Link>
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="min-w-0 break-words font-light text-3xl text-ink tracking-tight sm:text-4xl">
            {title}
          </h1>
          {badges}
        </div>
        {lead && <p className="mt-3 max-w-2xl text-ink-soft">{lead}</p>}
      </div>
      {action}
    </header>
  );
}

type SectionProps = {
  id?: string;
  title: ReactNode;
  hint?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
};

/** A section of a page, below a thin line. */
export function Section({ id, title, hint, action, children }: SectionProps) {
  return (
    <section id={id} className="mt-16">
      <header className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b pb-3">
        <h2 className="font-medium text-ink text-lg tracking-tight">{title}</h2>
        {hint && <p className="text-ink-soft text-sm">{hint}</p>}
        {action}
      </header>
      {children}
    </section>
  );
}
