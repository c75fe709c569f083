import { BlockSkeleton, Skeleton } from '@/components/ui/skeleton';

/** Placeholder for a list with filter links. */
export function FilteredSkeleton({ filter, list }: { filter: string; list: string }) {
  return (
    <>
      <div className={`mb-6 flex flex-wrap content-start gap-2 overflow-hidden ${filter}`}>
        {['w-28', 'w-36', 'w-32', 'w-40', 'w-28'].map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no identity and never move
          <Skeleton key={index} className={`h-11 rounded-full ${width}`} />
        ))}
      </div>
      <BlockSkeleton className={list} />
    </>
  );
}
