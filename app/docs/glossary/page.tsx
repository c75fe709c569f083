import type { Metadata } from 'next';
import { DocsChapter, Entries } from '@/components/docs/chapter';
import { CLAIM_WORDS, CLOCK_WORDS, COVER_WORDS, MONEY_WORDS, ROLE_WORDS } from '@/components/docs/glossary';

export const metadata: Metadata = { title: 'Glossary' };

export default function Page() {
  return (
    <DocsChapter href="/docs/glossary">
      <Entries title="Money" entries={MONEY_WORDS} />
      <Entries title="Cover" entries={COVER_WORDS} />
      <Entries title="Claims" entries={CLAIM_WORDS} />
      <Entries title="Leaving and time" entries={CLOCK_WORDS} />
      <Entries title="People" entries={ROLE_WORDS} />
    </DocsChapter>
  );
}
