import type { Metadata } from 'next';
import { GovernanceLinks } from '@/components/governance/governance-links';
import { ProposalList } from '@/components/governance/proposal-list';
import { VoteRuleFacts } from '@/components/governance/vote-rules';
import { VotingPower } from '@/components/governance/voting-power';
import { PageHeader, Section } from '@/components/layout/page';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { readProposals, readVoteRules, readVotingPower } from '@/lib/governance/reads';
import { chainHead } from '@/lib/server/client';
import { readSession } from '@/lib/wallet/session';

export const metadata: Metadata = { title: 'Governance' };

export default async function GovernancePage() {
  const session = await readSession();
  const [{ now }, proposals, rules, voter] = await Promise.all([
    chainHead(),
    readProposals(),
    readVoteRules(),
    session && readVotingPower(session),
  ]);
  return (
    <>
      <PageHeader
        title="Governance"
        lead="The mutual belongs to its members. BRK holders propose and decide its rules; a timelock executes them. Changes never apply to existing covers, exits and incidents."
        action={<ButtonLink href="/governance/propose">Propose a change</ButtonLink>}
      />
      <VoteRuleFacts rules={rules} />
      <div className="mt-12 grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-label="Proposals" className="order-2 grid gap-6 lg:order-1">
          {proposals.length === 0 ? (
            <EmptyState title="No proposals yet">Anyone with enough votes can make the first.</EmptyState>
          ) : (
            <ProposalList proposals={proposals} now={now} />
          )}
        </section>
        <div className="order-1 grid gap-6 lg:order-2">
          <VotingPower account={session} voter={voter} />
        </div>
      </div>
      <Section title="Current rules">
        <GovernanceLinks />
      </Section>
    </>
  );
}
