import type { Metadata } from 'next';
import { IncidentProduct, IncidentView, Phase } from '@/components/claims/incident-view';
import { DetailSkeleton } from '@/components/layout/detail-skeleton';
import { PageHeader } from '@/components/layout/page';
import { Part, Piece } from '@/components/layout/part';
import { Skeleton } from '@/components/ui/skeleton';
import { findIncidentTitle } from '@/lib/claims/reads';
import { titleOrNotFound } from '@/lib/server/shell';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Incident ${(await params).id}` };
}

export default async function IncidentPage({ params }: Props) {
  const { id } = await params;
  const title = await titleOrNotFound(findIncidentTitle(id), `Incident ${id}`);
  return (
    <>
      <PageHeader
        back={{ href: '/claims', label: 'Claims' }}
        title={
          <>
            {title}
            <Piece skeleton={<Skeleton className="ml-3 inline-block h-6 w-52 max-w-full align-middle" />}>
              <IncidentProduct id={id} />
            </Piece>
          </>
        }
        badges={
          <Piece skeleton={<Skeleton className="h-6 w-20" />}>
            <Phase id={id} />
          </Piece>
        }
      />
      <Part
        name="this incident"
        skeleton={
          <DetailSkeleton
            figures={{ count: 4, className: 'grid-cols-2 lg:grid-cols-4' }}
            narrow={['h-64', 'h-72', 'h-96']}
            wide={['h-60', 'h-96', 'h-72', 'h-96']}
          />
        }
      >
        <IncidentView id={id} />
      </Part>
    </>
  );
}
