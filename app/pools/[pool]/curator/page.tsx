import type { Metadata } from 'next';
import { CuratorView } from '@/components/curator/curator-view';
import { PageHeader } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { BlockSkeletons } from '@/components/ui/skeleton';
import { findPoolName } from '@/lib/capital/reads';
import { titleOrNotFound } from '@/lib/server/shell';

export const metadata: Metadata = { title: 'Curator' };

type Props = { params: Promise<{ pool: string }> };

export default async function CuratorPage({ params }: Props) {
  const { pool } = await params;
  const name = await titleOrNotFound(findPoolName(pool), 'this pool');
  return (
    <>
      <PageHeader
        back={{ href: `/pools/${pool}`, label: name }}
        title={`Curator of ${name}`}
        lead="The curator lists products within limits set by governance. Tighter terms apply at once; looser terms are announced first. Existing cover keeps its terms."
      />
      <Part name="the products" skeleton={<BlockSkeletons heights={['h-80 max-w-xl', 'mt-16 h-[120rem]']} />}>
        <CuratorView pool={pool} />
      </Part>
    </>
  );
}
