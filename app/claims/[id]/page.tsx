import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BondsPanel } from '@/components/claims/bonds-panel';
import { EvidenceView } from '@/components/claims/evidence-view';
import { IncidentAction } from '@/components/claims/incident-action';
import { IncidentFacts } from '@/components/claims/incident-facts';
import { NextStep } from '@/components/claims/next-step';
import { PhaseBadge } from '@/components/claims/phase-badge';
import { TallyChart } from '@/components/claims/tally-chart';
import { Timeline } from '@/components/claims/timeline';
import { PageHeader } from '@/components/layout/page';
import { Card, CardHeader } from '@/components/ui/card';
import { readIncidentPage } from '@/lib/claims/page-reads';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Incident ${(await params).id}` };
}

export default async function IncidentPage({ params }: Props) {
  const page = await readIncidentPage((await params).id);
  if (!page) notFound();
  const { incident, phase, product, pool, tally, milestones, now } = page;
  return (
    <>
      <PageHeader
        back={{ href: '/claims', label: 'Claims' }}
        title={`Incident ${incident.id}: ${product.name}`}
        badges={<PhaseBadge phase={phase} incident={incident} />}
      />
      <IncidentFacts incident={incident} asset={pool.asset} />
      <div className="mt-8 grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]">
        <Card className="lg:col-start-2">
          <CardHeader title="What happens next" />
          <div className="grid gap-5">
            <p className="text-ink text-sm">
              <NextStep incident={incident} phase={phase} now={now} />
            </p>
            <IncidentAction {...page} asset={pool.asset} />
          </div>
        </Card>
        <div className="grid min-w-0 gap-6 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <Card>
            <CardHeader title="Evidence" />
            <EvidenceView digest={incident.evidence} />
          </Card>
          <Card>
            <CardHeader title="Votes" />
            <TallyChart incident={incident} tally={tally} />
          </Card>
        </div>
        {page.bonds.length > 0 && (
          <Card className="lg:col-start-2">
            <CardHeader title="Bonds" />
            <BondsPanel incident={incident.id} bonds={page.bonds} asset={pool.asset} />
          </Card>
        )}
        <Card className="lg:col-start-2">
          <CardHeader title="Timeline" />
          <Timeline milestones={milestones} now={now} />
        </Card>
      </div>
    </>
  );
}
