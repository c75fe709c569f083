import { EmptyState } from '@/components/ui/empty-state';
import { readProposals, readVoteRules, readVotingPower } from '@/lib/governance/reads';
import { chainHead } from '@/lib/server/client';
import { readSession } from '@/lib/wallet/session';
import { ProposalList } from './proposal-list';
import { VoteRuleFacts } from './vote-rules';
import { VotingPower } from './voting-power';

/** Voting rules, proposals, and the visitor's votes. */
export async function GovernanceView() {
  const session = await readSession();
  const [{ now }, proposals, rules, voter] = await Promise.all([
    chainHead(),
    readProposals(),
    readVoteRules(),
    session && readVotingPower(session),
  ]);
  return (
    <>
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
    </>
  );
}
