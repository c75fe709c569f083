'use client';

import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Proposal } from '@/lib/governance/types';

type ProposalStepsProps = {
  proposal: Pick<Proposal, 'number' | 'actions' | 'text' | 'state' | 'proposer'>;
  isReady: boolean;
};

/** Steps that anyone may take with a passed proposal, and its proposer's right to cancel before the vote begins. */
export function ProposalSteps({ proposal, isReady }: ProposalStepsProps) {
  const { number, actions, text, state, proposer } = proposal;
  const { account } = useWallet();
  const tx = useTx(`govern.carry.${number}`);
  const args = { actions, text };
  if (state === 'succeeded')
    return (
      <Step text="It passed. Once queued, it waits in the timelock, so that stakers who disagree have time to leave.">
        <TxAction tx={tx} label="Queue it" purpose="to queue it" request={{ flow: 'queueProposal', args }} />
      </Step>
    );
  if (state === 'queued')
    return (
      <Step text={isReady ? 'The delay is over: anyone can execute it.' : 'It waits in the timelock.'}>
        <TxAction
          tx={tx}
          label="Execute it"
          purpose="to execute it"
          request={{ flow: 'executeProposal', args }}
          blocked={isReady ? null : 'The timelock’s delay is not over yet.'}
        />
      </Step>
    );
  if (state === 'pending' && account === proposer)
    return (
      <Step text="You proposed it. You can cancel it until its vote begins.">
        <TxAction tx={tx} variant="danger" label="Cancel it" request={{ flow: 'cancelProposal', args }} />
      </Step>
    );
  return null;
}

function Step({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-4">
      <p className="text-ink-soft text-sm">{text}</p>
      {children}
    </div>
  );
}
