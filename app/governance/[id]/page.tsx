import type { Metadata } from 'next';
import { ProposalBadge, ProposalView } from '@/components/governance/proposal-view';
import { DetailSkeleton } from '@/components/layout/detail-skeleton';
import { PageHeader } from '@/components/layout/page';
import { Part, Piece } from '@/components/layout/part';
import { Skeleton } from '@/components/ui/skeleton';
import { findProposalTitle } from '@/lib/governance/reads';
import { titleOrNotFound } from '@/lib/server/shell';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Proposal ${(await params).id}` };
}

export default async function ProposalPage({ params }: Props) {
  const { id } = await params;
  const title = await titleOrNotFound(findProposalTitle(id), `Proposal ${id}`);
  return (
    <>
      <PageHeader
        back={{ href: '/governance', label: 'Governance' }}
        title={title}
        badges={
          <Piece skeleton={<Skeleton className="h-6 w-20" />}>
            <ProposalBadge number={id} />
          </Piece>
        }
      />
      <Part
        name="this proposal"
        skeleton={<DetailSkeleton narrow={['h-[26rem]']} wide={['h-40', 'h-80', 'h-80']} />}
      >
        <ProposalView number={id} />
      </Part>
    </>
  );
}
