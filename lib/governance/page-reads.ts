import { readDeployment } from '@/lib/contracts/deployment';
import { chainHead } from '@/lib/server/client';
import { readSession } from '@/lib/wallet/session';
import { decodeAction } from './actions';
import { readGovernanceContext } from './context';
import { findProposal, readWeight } from './reads';

/** All that a proposal's page shows; null when there is no such proposal. */
export async function readProposalPage(number: string) {
  const [proposal, context, { now }, account, { demo }] = await Promise.all([
    findProposal(number),
    readGovernanceContext(),
    chainHead(),
    readSession(),
    readDeployment(),
  ]);
  if (!proposal) return null;
  const weight = account && (await readWeight(account, proposal.times.snapshot));
  // an executed proposal set today's values: no difference would be left to show
  const shown = proposal.state === 'executed' ? { ...context, today: {} } : context;
  const actions = proposal.actions.map((action) => ({ action, decoded: decodeAction(action, shown) }));
  return { proposal, actions, account, weight, now, isDemo: demo !== undefined };
}
