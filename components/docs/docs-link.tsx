import Link from 'next/link';
import type { ReactNode } from 'react';

/** A link from a question to its answer: a chapter, and a section in it. */
export function DocsLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link href={`/docs/${to}`} className="link text-sm">
      {children}
    </Link>
  );
}
