import type { Metadata } from 'next';
import Link from 'next/link';
import { CHAPTERS } from '@/components/docs/chapters';
import { PageHeader } from '@/components/layout/page';

export const metadata: Metadata = { title: 'Documentation' };

export default function DocsPage() {
  return (
    <>
      <PageHeader
        title="Documentation"
        lead="Breakwater in plain words. These pages describe what the contracts do. The contracts decide."
      />
      <ul className="grid gap-px overflow-hidden rounded-card border bg-line sm:grid-cols-2">
        {CHAPTERS.map(({ href, title, text }) => (
          <li key={href} className="bg-surface">
            <Link href={href} className="block h-full p-6 hover:bg-sunken">
              <span className="font-medium text-ink">{title}</span>
              <span className="mt-1 block text-ink-soft text-sm">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
