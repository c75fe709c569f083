// The list of incidents: selection and order.

import { isFinal, isOverdue, type Phase, phaseOf } from './phase';
import type { Incident } from './types';

const SHOWS = ['all', 'open', 'due', 'accepted', 'refused'] as const;
export type Show = (typeof SHOWS)[number];

export const SHOW_WORDS: Record<Show, string> = {
  all: 'All',
  open: 'Open',
  due: 'Next step is due',
  accepted: 'Accepted',
  refused: 'Refused or ended',
};

export const showFrom = (text: string | undefined): Show => SHOWS.find((show) => show === text) ?? 'all';

type Listed = Pick<Incident, 'id' | 'status' | 'commitUntil' | 'until'>;
type Row<One extends Listed> = { incident: One; phase: Phase };

function isShown(show: Show, { incident, phase }: Row<Listed>): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return !isFinal(incident);
    case 'due':
      return isOverdue(phase);
    case 'accepted':
      return phase === 'accepted';
    case 'refused':
      return phase === 'refused' || phase === 'lapsed';
  }
}

/** Incidents that need a step first, then open ones by deadline, then the rest, latest first. */
function order(a: Row<Listed>, b: Row<Listed>): number {
  const rank = ({ incident, phase }: Row<Listed>) => (isOverdue(phase) ? 0 : isFinal(incident) ? 2 : 1);
  const byRank = rank(a) - rank(b);
  if (byRank !== 0) return byRank;
  return isFinal(a.incident) ? b.incident.id - a.incident.id : a.incident.until - b.incident.until;
}

/** Every open incident, and those ended ones that are on the page; with how many there are in all. */
export type Known<One extends Listed> = {
  open: readonly One[];
  ended: readonly One[];
  /** Open ones are shown on the first page only. */
  isFirst: boolean;
  totals: { all: number; accepted: number; refused: number };
};

/** The incidents to show, and how many each choice has. */
export function listed<One extends Listed>(
  { open, ended, isFirst, totals }: Known<One>,
  show: Show,
  now: number,
) {
  const withPhase = (incident: One): Row<One> => ({ incident, phase: phaseOf(incident, now) });
  const rows = [...(isFirst ? open : []), ...ended].map(withPhase);
  const due = open.map(withPhase).filter((row) => isShown('due', row)).length;
  const count: Record<Show, number> = { ...totals, open: open.length, due };
  return {
    rows: rows.filter((row) => isShown(show, row)).toSorted(order),
    counts: SHOWS.map((one) => ({ show: one, count: count[one] })),
  };
}
