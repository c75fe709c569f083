import type { Address } from 'viem';
import { formatSeverity } from './severity';
import type { Incident } from './types';

/** Something that happened to an incident. */
export type IncidentEvent = { time: number } & (
  | { kind: 'filed'; by: Address; step: number; cover: number }
  | { kind: 'committed'; by: Address; round: number }
  | { kind: 'revealed'; by: Address; round: number; step: number; weight: bigint }
  | { kind: 'tallied'; round: number; decided: boolean; step: number }
  | { kind: 'finalized'; step: number; booked: bigint }
  | { kind: 'collected'; holder: Address; cover: number; assets: bigint }
  | { kind: 'bondReturned'; filer: Address; assets: bigint }
);

/** One line of the story, past or still to come. */
export type Milestone = {
  time: number;
  title: string;
  detail?: string | undefined;
  /** Who did it, or who it went to. */
  person?: { did: 'by' | 'to'; account: Address };
  isPast: boolean;
};

const by = (account: Address) => ({ did: 'by', account }) as const;
const to = (account: Address) => ({ did: 'to', account }) as const;

type Tell = { money: (amount: bigint) => string; weight: (amount: bigint) => string };

function titleOf(event: IncidentEvent, tell: Tell): Omit<Milestone, 'time' | 'isPast'> {
  switch (event.kind) {
    case 'filed':
      return {
        title: `Filed at ${formatSeverity(event.step)} with cover ${event.cover}`,
        person: by(event.by),
      };
    case 'committed':
      return { title: 'Secret vote committed', person: by(event.by) };
    case 'revealed':
      return {
        title: `Vote revealed: ${formatSeverity(event.step)}`,
        detail: `${tell.weight(event.weight)} of weight`,
        person: by(event.by),
      };
    case 'tallied':
      return event.decided
        ? { title: `Votes counted: ${formatSeverity(event.step)}` }
        : {
            title: event.round === 1 ? 'Votes counted: no quorum' : 'Votes counted: nobody revealed',
            detail:
              event.round === 1 ? 'A second round began, in which any revealed weight decides.' : undefined,
          };
    case 'finalized':
      return event.step === 0
        ? { title: 'Settled without payout' }
        : {
            title: `Settled at ${formatSeverity(event.step)}`,
            detail: `${tell.money(event.booked)} set aside`,
          };
    case 'collected':
      return {
        title: `Cover ${event.cover} collected ${tell.money(event.assets)}`,
        person: to(event.holder),
      };
    case 'bondReturned':
      return { title: `Bond of ${tell.money(event.assets)} returned`, person: to(event.filer) };
  }
}

/** Deadlines that are still ahead. */
function deadlines(incident: Incident, now: number): Milestone[] {
  if (incident.status !== 'open') return [];
  return [
    { time: incident.commitUntil, title: 'Commits end, reveals begin', isPast: false },
    { time: incident.revealUntil, title: 'Reveals end, anyone can count the votes', isPast: false },
  ].filter(({ time }) => time > now);
}

/** The story of an incident: what happened, then what is still to come. */
export function timelineOf(
  incident: Incident,
  events: readonly IncidentEvent[],
  now: number,
  tell: Tell,
): Milestone[] {
  const happened = events.map((event) => ({ time: event.time, ...titleOf(event, tell), isPast: true }));
  const occurred: Milestone = { time: incident.eventTime, title: 'The event', isPast: true };
  return [occurred, ...happened.toSorted((a, b) => a.time - b.time), ...deadlines(incident, now)];
}
