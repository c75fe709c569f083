import type { Metadata } from 'next';
import { AssessorSection } from '@/components/claims/assessor-section';
import { IncidentFilter } from '@/components/claims/incident-filter';
import { IncidentList } from '@/components/claims/incident-list';
import { PageHeader } from '@/components/layout/page';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { readPools } from '@/lib/capital/reads';
import { listed, showFrom } from '@/lib/claims/list';
import { readAssessors, readIncidents } from '@/lib/claims/reads';
import { readProducts } from '@/lib/cover/reads';
import { chainHead } from '@/lib/server/client';

export const metadata: Metadata = { title: 'Claims' };

type Props = { searchParams: Promise<{ show?: string }> };

export default async function ClaimsPage({ searchParams }: Props) {
  const [{ now }, incidents, products, pools, assessors, params] = await Promise.all([
    chainHead(),
    readIncidents(),
    readProducts(),
    readPools(),
    readAssessors(),
    searchParams,
  ]);
  const show = showFrom(params.show);
  const { rows, counts } = listed(incidents, show, now);
  return (
    <>
      <PageHeader
        title="Claims"
        lead="An incident is decided once: by an oracle, unchallenged in the fast lane, by a secret vote of the assessors, or by the arbiter. It pays every cover that was in force at the event."
        action={<ButtonLink href="/claims/new">File an incident</ButtonLink>}
      />
      {incidents.length === 0 ? (
        <EmptyState title="No incident was ever filed">
          Holders of a cover file one when something happened.
        </EmptyState>
      ) : (
        <IncidentFilter chosen={show} counts={counts} />
      )}
      {incidents.length > 0 && rows.length === 0 && (
        <EmptyState title="No incident is in this state">Choose another one above.</EmptyState>
      )}
      <IncidentList rows={rows} products={products} pools={pools} now={now} />
      <AssessorSection {...assessors} now={now} />
    </>
  );
}
