import type { Metadata } from 'next';
import { FileForm } from '@/components/claims/file-form';
import { NoCover } from '@/components/claims/no-cover';
import { PageHeader } from '@/components/layout/page';
import { ProofSection } from '@/components/triggers/proof-section';
import { Card, CardHeader } from '@/components/ui/card';
import { ConnectPrompt } from '@/components/wallet/connect-prompt';
import { readChoices } from '@/lib/claims/filing-reads';
import { readOffers } from '@/lib/cover/offer-reads';
import { chainHead } from '@/lib/server/client';
import { provableOffers } from '@/lib/triggers/offers';
import { readEventWatches } from '@/lib/triggers/product-reads';
import { readSession } from '@/lib/wallet/session';

export const metadata: Metadata = { title: 'File an incident' };

type Props = { searchParams: Promise<{ cover?: string }> };

export default async function FilePage({ searchParams }: Props) {
  const [session, { cover }] = await Promise.all([readSession(), searchParams]);
  const [{ now }, choices, watches, listed] = await Promise.all([
    chainHead(),
    session ? readChoices(session) : [],
    readEventWatches(),
    readOffers(),
  ]);
  const offers = provableOffers(watches, listed, choices);
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={{ href: '/claims', label: 'Claims' }}
        title="File an incident"
        lead="Say what happened, when and how bad it was. One verdict pays every cover in force at that time, not only yours."
      />
      <ProofSection offers={offers} />
      {!session && (
        <ConnectPrompt title="Connect the wallet that holds your cover">
          Only the holder of a cover that was in force can file an incident.
        </ConnectPrompt>
      )}
      {session && choices.length === 0 && <NoCover />}
      {choices.length > 0 && (
        <Card>
          {offers.length > 0 && <CardHeader title="File it for a vote" />}
          <FileForm choices={choices} preferred={cover ? Number(cover) : undefined} now={now} />
        </Card>
      )}
    </div>
  );
}
