import Link from 'next/link';
import type { ComponentProps } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { listed, type Show } from '@/lib/claims/list';
import type { IncidentIndexPage } from '@/lib/claims/list-reads';
import { IncidentFilter } from './incident-filter';
import { IncidentList } from './incident-list';

type IndexProps = Omit<ComponentProps<typeof IncidentList>, 'rows'> & {
  page: IncidentIndexPage;
  show: Show;
};

/** Incidents by state, page by page. */
export function IncidentIndex({ page, show, ...list }: IndexProps) {
  if (page.totals.all === 0) {
    return (
      <EmptyState title="No incident was ever filed">
        Holders file an incident when something has happened.
      </EmptyState>
    );
  }
  const { rows, counts } = listed(page, show, list.now);
  return (
    <>
      <IncidentFilter chosen={show} counts={counts} />
      {rows.length === 0 && (
        <EmptyState title="No incident is in this state">Choose another one above.</EmptyState>
      )}
      <IncidentList rows={rows} {...list} />
      {page.next !== null && (
        <p className="mt-6">
          <Link href={`/claims?show=${show}&before=${page.next}`} className="link">
            Older incidents
          </Link>
        </p>
      )}
    </>
  );
}
