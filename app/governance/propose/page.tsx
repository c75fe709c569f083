import type { Metadata } from 'next';
import { KindList } from '@/components/governance/kind-list';
import { ProposalForm } from '@/components/governance/proposal-form';
import { PageHeader } from '@/components/layout/page';
import { readPools } from '@/lib/capital/reads';
import { type ProposalQuery, readProposalForm } from '@/lib/governance/form-reads';

export const metadata: Metadata = { title: 'Propose a change' };

type Props = { searchParams: Promise<ProposalQuery> };

export default async function ProposePage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await readProposalForm(query);
  if (!page) return <ChoosePage />;
  const { title, text, name, form } = page;
  return (
    <>
      <PageHeader
        back={{ href: '/governance/propose', label: 'Other changes' }}
        title={name ? `${title}: ${name}` : title}
        lead={text}
      />
      <div className="max-w-3xl">
        <ProposalForm key={`${form.kind}/${form.subject}`} {...form} />
      </div>
    </>
  );
}

async function ChoosePage() {
  const pools = await readPools();
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title="Propose a change"
        lead="Choose what to change. The next page shows today’s values, the bounds of the code and the difference before you send anything."
      />
      <KindList pools={pools.map(({ address, name }) => ({ address, name }))} />
    </>
  );
}
