import Link from 'next/link';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/layout/page';
import { CHAPTERS } from './chapters';

/** One chapter of the documentation, with the list of all chapters beside it. */
export function DocsChapter({ href, children }: { href: string; children: ReactNode }) {
  const chapter = CHAPTERS.find((one) => one.href === href);
  return (
    <>
      <PageHeader
        title={chapter?.title}
        lead={chapter?.text}
        back={{ href: '/docs', label: 'Documentation' }}
      />
      <div className="grid grid-cols-1 gap-10 lg:grid-cols-[minmax(0,1fr)_14rem]">
        <div className="grid min-w-0 content-start gap-12">{children}</div>
        <nav aria-label="Chapters" className="order-last lg:sticky lg:top-6 lg:self-start">
          <ul className="grid gap-1 border-l text-sm">
            {CHAPTERS.map((one) => (
              <li key={one.href}>
                <Link
                  href={one.href}
                  aria-current={one.href === href ? 'page' : undefined}
                  className="-ml-px block border-transparent border-l-2 py-2 pl-4 text-ink-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
                >
                  {one.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </>
  );
}

export type Entry = { id?: string; title: string; text: ReactNode };
export type Section = { id?: string; title: string; entries: readonly Entry[] };

/** Paragraphs with titles under one heading. Those with an id can be linked to. */
export function Entries({ id, title, entries }: Section) {
  return (
    <section id={id} className="scroll-mt-6">
      <h2 className="border-b pb-3 font-medium text-ink text-lg tracking-tight">{title}</h2>
      <dl className="mt-6 grid max-w-prose gap-6">
        {entries.map((entry) => (
          <div key={entry.title} id={entry.id} className="scroll-mt-6">
            <dt className="font-medium text-ink">{entry.title}</dt>
            <dd className="mt-1 text-ink-soft leading-relaxed">{entry.text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
