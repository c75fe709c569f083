// Selects the incidents to read. The history finds them by their properties, the chain only by id.

import { cache } from 'react';
import type { Address } from 'viem';
import { ask, historyAndChain, historyOr } from '@/lib/history/client';
import { isOpen, wasVotedOn } from './phase';
import { readIncidentCount, readIncidentsById, readLatestIncidents } from './reads';
import type { Incident, IncidentStatus } from './types';

export type Wanted = {
  isOpen?: boolean;
  wasVotedOn?: boolean;
  states?: ('accepted' | 'refused' | 'lapsed')[];
  product?: number;
  pool?: Address;
  /** Only those with a smaller number: the next page. */
  before?: number;
};

/** Maximum number that is read for one page. */
const MAX_FOUND = 200;

function isWanted(incident: Incident, wanted: Wanted): boolean {
  const states: readonly IncidentStatus[] | undefined = wanted.states;
  return (
    (wanted.isOpen === undefined || wanted.isOpen === isOpen(incident)) &&
    (wanted.wasVotedOn === undefined || wanted.wasVotedOn === wasVotedOn(incident)) &&
    (states === undefined || states.includes(incident.status)) &&
    (wanted.product === undefined || wanted.product === incident.product) &&
    (wanted.pool === undefined || wanted.pool === incident.pool) &&
    (wanted.before === undefined || incident.id < wanted.before)
  );
}

/** The latest of some incidents, each once. */
const latestOf = (incidents: readonly Incident[], limit: number): Incident[] =>
  [...new Map(incidents.map((incident) => [incident.id, incident])).values()]
    .toSorted((a, b) => b.id - a.id)
    .slice(0, limit);

/** The latest incidents that are wanted, the latest first. Without a history they are looked for among the latest ones. */
export async function findIncidents(wanted: Wanted, limit = MAX_FOUND): Promise<Incident[]> {
  return historyAndChain(
    async () => readIncidentsById(await ask('incidents', { ...wanted, limit })),
    async () =>
      (await readLatestIncidents()).filter((incident) => isWanted(incident, wanted)).slice(0, limit),
    (known, latest) => latestOf([...known, ...latest], limit),
  );
}

export const readOpenIncidents = cache(() => findIncidents({ isOpen: true }));

/** Number of incidents by status, and the number with a vote. */
export type IncidentCounts = { all: number; accepted: number; refused: number; voted: number };

export const countIncidents = cache(
  (): Promise<IncidentCounts> =>
    historyOr(
      async () => {
        const [all, { states, voted }] = await Promise.all([readIncidentCount(), ask('incidentCounts', {})]);
        const of = (...names: string[]) =>
          states.filter(({ state }) => names.includes(state)).reduce((sum, { count }) => sum + count, 0);
        return { all, accepted: of('accepted'), refused: of('refused', 'lapsed'), voted };
      },
      async () => {
        const [all, known] = await Promise.all([readIncidentCount(), readLatestIncidents()]);
        const of = (...names: IncidentStatus[]) =>
          known.filter(({ status }) => names.includes(status)).length;
        return {
          all,
          accepted: of('accepted'),
          refused: of('refused', 'lapsed'),
          voted: known.filter(wasVotedOn).length,
        };
      },
    ),
);
