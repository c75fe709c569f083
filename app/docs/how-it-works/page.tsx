import type { Metadata } from 'next';
import { DocsChapter, Entries } from '@/components/docs/chapter';
import { ASSESSING, CHALLENGING, COVER, GOVERNING, INCIDENTS, STAKING } from '@/components/docs/how-it-works';

export const metadata: Metadata = { title: 'How it works' };

export default function Page() {
  return (
    <DocsChapter href="/docs/how-it-works">
      <Entries id="stakers" title="For stakers" entries={STAKING} />
      <Entries id="holders" title="For holders" entries={COVER} />
      <Entries id="incidents" title="From an event to a payout" entries={INCIDENTS} />
      <Entries id="assessors" title="For assessors" entries={ASSESSING} />
      <Entries id="challengers" title="For challengers" entries={CHALLENGING} />
      <Entries id="governance" title="Who decides the rules" entries={GOVERNING} />
    </DocsChapter>
  );
}
