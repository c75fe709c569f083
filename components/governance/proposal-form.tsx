'use client';

import { useState } from 'react';
import { TxAction } from '@/components/tx/tx-action';
import { useTx } from '@/components/tx/use-tx';
import { Callout } from '@/components/ui/callout';
import { Card, CardHeader } from '@/components/ui/card';
import type { Deployment } from '@/lib/contracts/deployment';
import type { GovernanceContext } from '@/lib/governance/actions';
import { knownContracts } from '@/lib/governance/contracts';
import { problemOf } from '@/lib/governance/fields';
import { BRK } from '@/lib/tx/types';
import { formatAmount } from '@/lib/units';
import { ActionList } from './action-list';
import { ProposalFields } from './proposal-fields';
import { ProposalText } from './proposal-text';
import { type ProposalFormProps, useProposalForm } from './use-proposal-form';

type FormProps = Omit<ProposalFormProps, 'addresses' | 'context'> & {
  deployment: Omit<Deployment, 'demo'>;
  assets: Parameters<typeof knownContracts>[1];
  /** Names to decode calls with, without the contracts. */
  known: Omit<GovernanceContext, 'contracts'>;
  /** Voting power of the connected account; null if none is connected. */
  votes: bigint | null;
  threshold: bigint;
};

const brk = (amount: bigint) => `${formatAmount(amount, BRK.decimals)} BRK`;

/** Makes a proposal from the current values. Shows all changes before anything is sent. */
export function ProposalForm({ deployment, assets, known, votes, threshold, ...form }: FormProps) {
  const context = { ...known, contracts: knownContracts(deployment, assets) };
  const { fields, texts, allowed, onChange, actions, decoded, problems } = useProposalForm({
    ...form,
    addresses: deployment,
    context,
  });
  // an empty form is not yet wrong
  const isBlank = fields.every(({ key }) => !texts[key]);
  const [wasBlank] = useState(isBlank);
  const isWrong = problems.length > 0 && !isBlank;
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const tx = useTx('govern.propose');
  const placeholder = decoded[0]?.title ?? '';
  const text = `${title.trim() || placeholder}\n\n${body.trim()}`.trim();

  const blocked = () => {
    if (problems[0]) return problems[0];
    if (actions.length === 0) return 'No changes yet.';
    if (votes !== null && votes < threshold)
      return `You have ${brk(votes)} of votes; a proposal needs ${brk(threshold)}. Delegate your BRK to yourself on the governance page, or ask others to delegate theirs to you.`;
    return body.trim() ? null : 'Enter your reasons.';
  };
  return (
    <form className="grid gap-6" onSubmit={(event) => event.preventDefault()}>
      {fields.length > 0 && (
        <Card>
          <CardHeader title="New values" hint={wasBlank ? undefined : 'Filled in with today’s values.'} />
          <ProposalFields
            fields={fields}
            texts={texts}
            onChange={onChange}
            unit={form.unit}
            problemOf={problemOf}
            bounds={allowed}
            disabled={tx.busy}
          />
        </Card>
      )}
      <section aria-label="What would change" className="grid gap-3">
        <h2 className="font-medium text-ink">What would change</h2>
        {actions.length === 0 ? (
          <Callout kind={isWrong ? 'warn' : 'info'}>
            {isWrong ? problems.join(' ') : 'No changes yet.'}
          </Callout>
        ) : (
          <ActionList
            actions={actions.map((action, index) => ({
              action,
              decoded: decoded[index] ?? { title: '', lines: [], changes: [], addresses: [] },
            }))}
          />
        )}
      </section>
      <Card>
        <CardHeader title="Description" />
        <div className="grid gap-5">
          <ProposalText
            title={title}
            placeholder={placeholder}
            body={body}
            onTitle={setTitle}
            onBody={setBody}
          />
          <TxAction
            tx={tx}
            label="Propose it"
            purpose="to propose"
            request={actions.length > 0 ? { flow: 'propose', args: { actions, text } } : null}
            blocked={blocked()}
          />
        </div>
      </Card>
    </form>
  );
}
