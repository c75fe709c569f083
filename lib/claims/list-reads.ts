import { countIncidents, findIncidents, readOpenIncidents } from './find';
import type { Show } from './list';
import type { Incident } from './types';

/** Ended incidents on one page. */
const PAGE = 25;

type Ended = 'accepted' | 'refused' | 'lapsed';

const ENDED: Record<Show, Ended[]> = {
  all: ['accepted', 'refused', 'lapsed'],
  open: [],
  due: [],
  accepted: ['accepted'],
  refused: ['refused', 'lapsed'],
};

/** The page after a number, as the address says it; the first one otherwise. */
export const beforeFrom = (text: string | undefined): number | undefined =>
  text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

async function readEnded(show: Show, before: number | undefined): Promise<Incident[]> {
  const states = ENDED[show];
  if (states.length === 0) return [];
  return findIncidents({ states, ...(before === undefined ? {} : { before }) }, PAGE + 1);
}

/** One page of incidents: every open one first, then those that ended, and where the next page begins. */
export async function readIncidentIndex(show: Show, before: number | undefined) {
  const [open, ended, totals] = await Promise.all([
    readOpenIncidents(),
    readEnded(show, before),
    countIncidents(),
  ]);
  const shown = ended.slice(0, PAGE);
  const next = ended.length > PAGE ? (shown.at(-1)?.id ?? null) : null;
  return { open, ended: shown, isFirst: before === undefined, totals, next };
}

export type IncidentIndexPage = Awaited<ReturnType<typeof readIncidentIndex>>;
