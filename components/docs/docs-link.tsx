import Link from 'next/link';
import type { ReactNode } from 'react';

/** From where a question arises to where it is answered: a chapter, and a place in it. */
export function DocsLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link href={`/docs/${to}`} className="link text-sm">
      {children}
    </Link>
  );
}
