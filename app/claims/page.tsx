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
import { beforeFrom, readIncidentIndex } from '@/lib/claims/list-reads';
import { readAssessors } from '@/lib/claims/reads';
import { readProducts } from '@/lib/cover/reads';
import { chainHead } from '@/lib/server/client';

export const metadata: Metadata = { title: 'Claims' };

type Props = { searchParams: Promise<{ show?: string; before?: string }> };

export default function ClaimsPage({ searchParams }: Props) {
  return (
    <>
      <PageHeader
        title="Claims"
        lead="Each incident is decided in one of four ways: by a price oracle, in the fast lane if nobody challenges it, by a secret vote of the assessors, or by the arbiter. An accepted incident pays every cover that was in force at the event."
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
  const { show: chosen, before } = await searchParams;
  const show = showFrom(chosen);
  const [{ now }, page, products, pools] = await Promise.all([
    chainHead(),
    readIncidentIndex(show, beforeFrom(before)),
    readProducts(),
    readPools(),
  ]);
  return <IncidentIndex {...{ page, products, pools, now, show }} />;
}

async function Assessors() {
  const [{ now }, assessors] = await Promise.all([chainHead(), readAssessors()]);
  return <AssessorSection {...assessors} now={now} />;
}
