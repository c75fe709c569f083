import type { ReactNode } from 'react';

type FoldProps = { summary: ReactNode; isOpen?: boolean; children: ReactNode };

/** Collapsible details; works without scripts. */
export function Fold({ summary, isOpen = false, children }: FoldProps) {
  return (
    <details open={isOpen} className="border-y text-sm">
      <summary className="min-h-11 cursor-pointer content-center font-medium text-ink">{summary}</summary>
      <div className="pt-3 pb-4">{children}</div>
    </details>
  );
}
