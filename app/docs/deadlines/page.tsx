import type { Metadata } from 'next';
import { DocsChapter } from '@/components/docs/chapter';
import { MutualDeadlines, PoolDeadlines } from '@/components/docs/deadlines';
import { Part } from '@/components/layout/part';
import { BlockSkeleton } from '@/components/ui/skeleton';

export const metadata: Metadata = { title: 'Deadlines' };

export default function DeadlinesPage() {
  return (
    <DocsChapter href="/docs/deadlines">
      <p className="max-w-prose text-ink-soft">
        These values are read from the chain. Governance can change most of them. An incident is decided under
        the rules that were in force at its event time.
      </p>
      <Part name="the windows of the pools" skeleton={<BlockSkeleton className="h-[90rem] sm:h-[60rem]" />}>
        <PoolDeadlines />
      </Part>
      <Part name="the windows of the mutual" skeleton={<BlockSkeleton className="h-[32rem] sm:h-80" />}>
        <MutualDeadlines />
      </Part>
    </DocsChapter>
  );
}
