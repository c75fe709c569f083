import type { Metadata } from 'next';
import { DocsChapter, Entries } from '@/components/docs/chapter';
import { LOGGING, RUNNING, WATCHING } from '@/components/docs/operators';

export const metadata: Metadata = { title: 'For operators' };

export default function Page() {
  return (
    <DocsChapter href="/docs/operators">
      <Entries id="settings" title="Settings" entries={RUNNING} />
      <Entries id="health" title="Health" entries={WATCHING} />
      <Entries id="logs" title="Logs and stopping" entries={LOGGING} />
    </DocsChapter>
  );
}
