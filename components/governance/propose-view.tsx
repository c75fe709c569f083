import { notFound } from 'next/navigation';
import { readPools } from '@/lib/capital/reads';
import { type ProposalQuery, readProposalForm } from '@/lib/governance/form-reads';
import { KindList } from './kind-list';
import { ProposalForm } from './lazy-proposal-form';

/** All possible changes, by pool. */
export async function ProposalChoice() {
  const pools = await readPools();
  return <KindList pools={pools.map(({ address, name }) => ({ address, name }))} />;
}

/** The form of one change, filled with the current values. */
export async function ProposalFormView({ query }: { query: ProposalQuery }) {
  const page = await readProposalForm(query);
  if (!page) notFound();
  const { form } = page;
  return <ProposalForm key={`${form.kind}/${form.subject}`} {...form} />;
}
