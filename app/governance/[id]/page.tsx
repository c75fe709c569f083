import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionList } from '@/components/governance/action-list';
import { BallotList } from '@/components/governance/ballot-list';
import { ProposalTimeline } from '@/components/governance/proposal-timeline';
import { StateBadge } from '@/components/governance/state-badge';
import { VotePanel } from '@/components/governance/vote-panel';
import { PageHeader, Section } from '@/components/layout/page';
import { readProposalPage } from '@/lib/governance/page-reads';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Proposal ${(await params).id}` };
}

export default async function ProposalPage({ params }: Props) {
  const page = await readProposalPage((await params).id);
  if (!page) notFound();
  const { proposal, actions, ...panel } = page;
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title={`${proposal.number}. ${proposal.title}`}
        badges={<StateBadge state={proposal.state} />}
      />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-6 lg:row-span-2">
          {proposal.body && (
            <p className="max-w-prose whitespace-pre-line break-words text-ink-soft">{proposal.body}</p>
          )}
          <section aria-label="What it does">
            <h2 className="mb-3 font-medium text-ink">What it does</h2>
            <ActionList actions={actions} />
          </section>
        </div>
        <VotePanel proposal={proposal} {...panel} />
      </div>
      <div className="grid gap-x-12 lg:grid-cols-2">
        <Section title="Votes">
          <BallotList ballots={proposal.ballots} />
        </Section>
        <Section title="Timeline">
          <ProposalTimeline proposal={proposal} now={panel.now} />
        </Section>
      </div>
    </>
  );
}
