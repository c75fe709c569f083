import type { ComponentProps } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { listed, type Show } from '@/lib/claims/list';
import type { Incident } from '@/lib/claims/types';
import { IncidentFilter } from './incident-filter';
import { IncidentList } from './incident-list';

type IndexProps = Omit<ComponentProps<typeof IncidentList>, 'rows'> & {
  incidents: readonly Incident[];
  show: Show;
};

/** Incidents by state. */
export function IncidentIndex({ incidents, show, ...list }: IndexProps) {
  if (incidents.length === 0) {
    return (
      <EmptyState title="No incident was ever filed">
        Holders of a cover file one when something happened.
      </EmptyState>
    );
  }
  const { rows, counts } = listed(incidents, show, list.now);
  return (
    <>
      <IncidentFilter chosen={show} counts={counts} />
      {rows.length === 0 && (
        <EmptyState title="No incident is in this state">Choose another one above.</EmptyState>
      )}
      <IncidentList rows={rows} {...list} />
    </>
  );
}
