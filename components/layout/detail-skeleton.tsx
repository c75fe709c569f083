import { BlockSkeletons, FigureSkeletons } from '@/components/ui/skeleton';

type DetailSkeletonProps = {
  figures?: { count: number; className: string };
  /** Heights of the cards in the wide and the narrow column. On a phone the narrow column comes first. */
  wide: readonly string[];
  narrow: readonly string[];
};

/** Placeholder for a page about one thing: figures on top, facts beside actions. */
export function DetailSkeleton({ figures, wide, narrow }: DetailSkeletonProps) {
  return (
    <>
      {figures && <FigureSkeletons {...figures} />}
      <div className="mt-8 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
        <div className="lg:order-2">
          <BlockSkeletons heights={narrow} />
        </div>
        <BlockSkeletons heights={wide} />
      </div>
    </>
  );
}
