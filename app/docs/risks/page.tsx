import type { Metadata } from 'next';
import { DocsChapter, Entries } from '@/components/docs/chapter';
import { FOR_ALL, FOR_HOLDERS, FOR_STAKERS, KNOWN_LIMITS } from '@/components/docs/risks';

export const metadata: Metadata = { title: 'Risks' };

export default function Page() {
  return (
    <DocsChapter href="/docs/risks">
      <Entries id="stakers" title="If you stake" entries={FOR_STAKERS} />
      <Entries id="holders" title="If you buy cover" entries={FOR_HOLDERS} />
      <Entries id="all" title="For everybody" entries={FOR_ALL} />
      <Entries id="limits" title="Known limits" entries={KNOWN_LIMITS} />
    </DocsChapter>
  );
}
