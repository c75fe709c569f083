import type { Incident } from './types';

/** What can be done with an incident now. */
export type Phase =
  | 'challenge'
  | 'commit'
  | 'reveal'
  | 'count'
  | 'appeal'
  | 'ruling'
  | 'unruled'
  | 'refile'
  | 'settle'
  | 'accepted'
  | 'refused'
  | 'lapsed';

/** While its deadline is ahead, and from then on. */
const TIMED = {
  filed: ['challenge', 'settle'],
  voting: ['reveal', 'count'],
  decided: ['appeal', 'settle'],
  escalated: ['ruling', 'unruled'],
  drawn: ['refile', 'settle'],
} as const satisfies Record<string, readonly [Phase, Phase]>;

export function phaseOf(incident: Pick<Incident, 'status' | 'commitUntil' | 'until'>, now: number): Phase {
  const { status, commitUntil, until } = incident;
  switch (status) {
    case 'none':
      throw new Error('There is no such incident.');
    case 'accepted':
    case 'refused':
    case 'lapsed':
      return status;
    case 'voting':
      if (now < commitUntil) return 'commit';
  }
  return TIMED[status][now < until ? 0 : 1];
}

export const isFinal = ({ status }: Pick<Incident, 'status'>): boolean =>
  status === 'accepted' || status === 'refused' || status === 'lapsed';

export const isOpen = (incident: Pick<Incident, 'status'>): boolean => !isFinal(incident);

/** True once assessors were asked. */
export const wasVotedOn = ({ commitUntil }: Pick<Incident, 'commitUntil'>): boolean => commitUntil > 0;

/** Phases whose next step anyone may take. */
const OVERDUE: readonly Phase[] = ['count', 'unruled', 'settle'];

export const isOverdue = (phase: Phase): boolean => OVERDUE.includes(phase);
