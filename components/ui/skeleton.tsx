import clsx from 'clsx';
import type { ReactNode } from 'react';

/** Placeholder. Give it the size of the content. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block animate-pulse rounded-control bg-line/70', className)} />;
}

/** Placeholder for a card or another large part: its frame and first lines. */
export function BlockSkeleton({ className }: { className: string }) {
  return (
    <div className={clsx('overflow-hidden rounded-card border border-line bg-surface p-5 sm:p-6', className)}>
      <Skeleton className="h-5 w-40 max-w-full" />
      <Skeleton className="mt-3 h-4 w-72 max-w-full" />
      <Skeleton className="mt-8 h-44 max-h-1/2" />
    </div>
  );
}

/** Several blocks one below another, by their heights. */
export function BlockSkeletons({
  heights,
  className = 'gap-6',
}: {
  heights: readonly string[];
  className?: string;
}) {
  return (
    <div className={clsx('grid grid-cols-1', className)}>
      {heights.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no identity and never move
        <BlockSkeleton key={index} className={height} />
      ))}
    </div>
  );
}

/** Placeholder for a <dl> of figures side by side. Give it the columns and the height of the <dl>. */
export function FigureSkeletons({ count, className }: { count: number; className: string }) {
  return (
    <div className={clsx('grid content-start gap-x-6 gap-y-8 border-y py-7', className)}>
      {Array.from({ length: count }, (_, index) => index).map((index) => (
        <div key={index} className="grid content-start gap-2.5">
          <Skeleton className="h-3 w-20 max-w-full" />
          <Skeleton className="h-7 w-28 max-w-full" />
          <Skeleton className="h-4 w-32 max-w-full" />
        </div>
      ))}
    </div>
  );
}

/** Announces once that content is loading, whatever the number of skeletons inside. */
export function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status" aria-busy="true" data-pending>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
