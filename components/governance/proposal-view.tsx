import { notFound } from 'next/navigation';
import { Section } from '@/components/layout/page';
import { readProposalPage } from '@/lib/governance/page-reads';
import { findProposal } from '@/lib/governance/reads';
import { ActionList } from './action-list';
import { BallotList } from './ballot-list';
import { ProposalTimeline } from './proposal-timeline';
import { StateBadge } from './state-badge';
import { VotePanel } from './vote-panel';

type Props = { number: string };

export async function ProposalBadge({ number }: Props) {
  const proposal = await findProposal(number);
  return proposal && <StateBadge state={proposal.state} />;
}

/** A proposal's page, without its title. */
export async function ProposalView({ number }: Props) {
  const page = await readProposalPage(number);
  if (!page) notFound();
  const { proposal, actions, ...panel } = page;
  return (
    <>
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
