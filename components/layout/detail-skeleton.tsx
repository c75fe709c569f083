import { BlockSkeletons, FigureSkeletons } from '@/components/ui/skeleton';

type DetailSkeletonProps = {
  figures?: { count: number; className: string };
  /** Heights of the cards in the wide and in the narrow column; the narrow one comes first on a phone. */
  wide: readonly string[];
  narrow: readonly string[];
};

/** The place of a page about one thing: figures, then what is known of it beside what can be done with it. */
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
