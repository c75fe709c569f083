import type { Metadata } from 'next';
import { ProposalChoice, ProposalFormView } from '@/components/governance/propose-view';
import { PageHeader } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { BlockSkeleton } from '@/components/ui/skeleton';
import { findPoolName } from '@/lib/capital/reads';
import type { ProposalQuery } from '@/lib/governance/form-reads';
import { isKind, kindOf } from '@/lib/governance/kinds';

export const metadata: Metadata = { title: 'Propose a change' };

type Props = { searchParams: Promise<ProposalQuery> };

export default async function ProposePage({ searchParams }: Props) {
  const query = await searchParams;
  const kind = isKind(query.change) ? kindOf(query.change) : null;
  const name = kind?.about === 'pool' ? await findPoolName(query.pool ?? '').catch(() => 'this pool') : '';
  if (kind === null || name === null) return <ChoosePage />;
  return (
    <>
      <PageHeader
        back={{ href: '/governance/propose', label: 'Other changes' }}
        title={name ? `${kind.title}: ${name}` : kind.title}
        lead={kind.text}
      />
      <div className="max-w-3xl">
        <Part name="today’s values" skeleton={<BlockSkeleton className="h-[44rem]" />}>
          <ProposalFormView query={query} />
        </Part>
      </div>
    </>
  );
}

function ChoosePage() {
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title="Propose a change"
        lead="Choose what to change. The next page shows today’s values, the bounds of the code and the difference before you send anything."
      />
      <Part name="the pools" skeleton={<BlockSkeleton className="h-[90rem] lg:h-[48rem]" />}>
        <ProposalChoice />
      </Part>
    </>
  );
}
