import type { Metadata } from 'next';
import { FileForm } from '@/components/claims/file-form';
import { PageHeader } from '@/components/layout/page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ConnectPrompt } from '@/components/wallet/connect-prompt';
import { readChoices } from '@/lib/claims/filing-reads';
import { chainHead } from '@/lib/server/client';
import { readSession } from '@/lib/wallet/session';

export const metadata: Metadata = { title: 'File an incident' };

type Props = { searchParams: Promise<{ cover?: string }> };

export default async function FilePage({ searchParams }: Props) {
  const [{ now }, session, { cover }] = await Promise.all([chainHead(), readSession(), searchParams]);
  const choices = session ? await readChoices(session) : [];
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        back={{ href: '/claims', label: 'Claims' }}
        title="File an incident"
        lead="Say what happened, when and how bad it was. One verdict pays every cover in force at that time, not only yours."
      />
      {!session && (
        <ConnectPrompt title="Connect the wallet that holds your cover">
          Only the holder of a cover that was in force can file an incident.
        </ConnectPrompt>
      )}
      {session && choices.length === 0 && (
        <EmptyState
          title="You hold no cover"
          action={<ButtonLink href="/cover">See what can be covered</ButtonLink>}
        >
          Only the holder of a cover that was in force at the event can file an incident.
        </EmptyState>
      )}
      {choices.length > 0 && (
        <Card>
          <FileForm choices={choices} preferred={cover ? Number(cover) : undefined} now={now} />
        </Card>
      )}
    </div>
  );
}
