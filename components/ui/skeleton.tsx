import clsx from 'clsx';
import type { ReactNode } from 'react';

/** The place where something will be; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block animate-pulse rounded-control bg-line/70', className)} />;
}

/** Announces the wait once, whatever the number of skeletons inside. */
export function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
