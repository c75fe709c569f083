import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IncidentHistory, IncidentNow, IncidentRecord } from '@/components/claims/incident-cards';
import { IncidentFacts } from '@/components/claims/incident-facts';
import { PhaseBadge } from '@/components/claims/phase-badge';
import { PageHeader } from '@/components/layout/page';
import { readIncidentPage } from '@/lib/claims/page-reads';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Incident ${(await params).id}` };
}

export default async function IncidentPage({ params }: Props) {
  const page = await readIncidentPage((await params).id);
  if (!page) notFound();
  const { incident, phase, product, asset, history } = page;
  return (
    <>
      <PageHeader
        back={{ href: '/claims', label: 'Claims' }}
        title={`Incident ${incident.id}: ${product.name}`}
        badges={<PhaseBadge phase={phase} incident={incident} />}
      />
      <IncidentFacts incident={incident} history={history} asset={asset} />
      <div className="mt-8 grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]">
        <IncidentNow {...page} />
        <IncidentRecord {...page} />
        <IncidentHistory {...page} />
      </div>
    </>
  );
}
