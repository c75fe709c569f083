import type { Metadata } from 'next';
import { AssessorSection } from '@/components/claims/assessor-section';
import { IncidentIndex } from '@/components/claims/incident-index';
import { FilteredSkeleton } from '@/components/layout/filtered-skeleton';
import { PageHeader } from '@/components/layout/page';
import { Part } from '@/components/layout/part';
import { ButtonLink } from '@/components/ui/button';
import { BlockSkeleton } from '@/components/ui/skeleton';
import { readPools } from '@/lib/capital/reads';
import { showFrom } from '@/lib/claims/list';
import { readAssessors, readIncidents } from '@/lib/claims/reads';
import { readProducts } from '@/lib/cover/reads';
import { chainHead } from '@/lib/server/client';

export const metadata: Metadata = { title: 'Claims' };

type Props = { searchParams: Promise<{ show?: string }> };

export default function ClaimsPage({ searchParams }: Props) {
  return (
    <>
      <PageHeader
        title="Claims"
        lead="An incident is decided once: by an oracle, unchallenged in the fast lane, by a secret vote of the assessors, or by the arbiter. It pays every cover that was in force at the event."
        action={<ButtonLink href="/claims/new">File an incident</ButtonLink>}
      />
      <Part
        name="the incidents"
        skeleton={<FilteredSkeleton filter="h-44 sm:h-24 lg:h-11" list="h-[80rem] sm:h-[60rem]" />}
      >
        <Incidents searchParams={searchParams} />
      </Part>
      <Part name="the assessors" skeleton={<BlockSkeleton className="mt-16 h-[46rem] lg:h-96" />}>
        <Assessors />
      </Part>
    </>
  );
}

async function Incidents({ searchParams }: Props) {
  const [{ now }, incidents, products, pools, params] = await Promise.all([
    chainHead(),
    readIncidents(),
    readProducts(),
    readPools(),
    searchParams,
  ]);
  return <IncidentIndex {...{ incidents, products, pools, now }} show={showFrom(params.show)} />;
}

async function Assessors() {
  const [{ now }, assessors] = await Promise.all([chainHead(), readAssessors()]);
  return <AssessorSection {...assessors} now={now} />;
}
