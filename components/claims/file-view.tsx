import { ProofSection } from '@/components/triggers/proof-section';
import { Card, CardHeader } from '@/components/ui/card';
import { ConnectPrompt } from '@/components/wallet/connect-prompt';
import { readChoices } from '@/lib/claims/filing-reads';
import { readOffers } from '@/lib/cover/offer-reads';
import { chainHead } from '@/lib/server/client';
import { byUrgency, provableOffers } from '@/lib/triggers/offers';
import { readEventWatches } from '@/lib/triggers/product-reads';
import { readSession } from '@/lib/wallet/session';
import { FileForm } from './lazy-file-form';
import { NoCover } from './no-cover';

/** Incidents that the visitor can prove, and those that they can file with their covers. */
export async function FileView({ preferred }: { preferred: number | undefined }) {
  const session = await readSession();
  const [{ now }, choices, watches, listed] = await Promise.all([
    chainHead(),
    session ? readChoices(session) : [],
    readEventWatches(),
    readOffers(),
  ]);
  const offers = provableOffers(watches, listed, choices);
  const asked = choices.find(({ cover }) => cover.id === preferred)?.cover.product.id;
  const [first, later] = byUrgency(offers, asked);
  return (
    <>
      <ProofSection label="Decided by a price, without a vote" offers={first} />
      {!session && (
        <ConnectPrompt title="Connect the wallet that holds your cover">
          Only the holder of a cover that was in force at the event can file an incident.
        </ConnectPrompt>
      )}
      {session && choices.length === 0 && <NoCover />}
      {choices.length > 0 && (
        <Card>
          {first.length > 0 && <CardHeader title="File it for a vote" />}
          <FileForm choices={choices} preferred={preferred} now={now} />
        </Card>
      )}
      {later.length > 0 && (
        <div className="mt-8">
          <ProofSection label="Prices that do not prove an event yet" offers={later} />
        </div>
      )}
    </>
  );
}
