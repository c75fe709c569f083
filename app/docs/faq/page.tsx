import type { Metadata } from 'next';
import { DocsChapter, Entries } from '@/components/docs/chapter';
import { ABOUT_CLAIMS, ABOUT_COVER, ABOUT_STAKING, ABOUT_WALLETS } from '@/components/docs/faq';

export const metadata: Metadata = { title: 'Questions' };

export default function Page() {
  return (
    <DocsChapter href="/docs/faq">
      <Entries id="staking" title="Staking" entries={ABOUT_STAKING} />
      <Entries id="cover" title="Cover" entries={ABOUT_COVER} />
      <Entries id="claims" title="Claims" entries={ABOUT_CLAIMS} />
      <Entries id="wallets" title="Wallets and this app" entries={ABOUT_WALLETS} />
    </DocsChapter>
  );
}
