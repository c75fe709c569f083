import type { Address } from 'viem';
import { formatDuration } from '@/lib/time';
import type { IncidentEvent } from './events';
import { type Phase, phaseOf } from './phase';
import { formatSeverity, formatSeverityBps } from './severity';
import type { Incident, Party } from './types';
import { reachesQuorum } from './verdict';

/** One line of the story, past or still to come. */
export type Milestone = {
  time: number;
  title: string;
  detail?: string | undefined;
  /** Who did it, or who it went to. */
  person?: { did: 'by' | 'to'; account: Address };
  state: 'past' | 'now' | 'ahead';
};

type Line = Omit<Milestone, 'time' | 'state'>;
type Format = { money: (amount: bigint) => string; weight: (amount: bigint) => string };

const by = (account: Address) => ({ did: 'by', account }) as const;
const to = (account: Address) => ({ did: 'to', account }) as const;

const PARTY_WORDS: Record<Party, string> = {
  filer: 'filer',
  challenger: 'challenger',
  appellant: 'appellant',
};

function finalized(
  { severityBps, booked, asked }: { severityBps: number; booked: bigint; asked: bigint },
  { money }: Format,
): Line {
  if (severityBps === 0) return { title: 'Settled: refused' };
  const title = `Settled at ${formatSeverityBps(severityBps)}`;
  if (asked === 0n) return { title, detail: 'The episode already covers it, so nothing more is due.' };
  const detail =
    booked < asked
      ? `${money(booked)} of ${money(asked)} set aside: the pool had no more.`
      : `${money(booked)} set aside`;
  return { title, detail };
}

function lineOf(event: IncidentEvent, format: Format): Line {
  switch (event.kind) {
    case 'filed':
      return {
        title: `Filed at ${formatSeverity(event.step)} with cover ${event.cover}`,
        detail: `Bond of ${format.money(event.bond)}${event.drawn ? `; incident ${event.drawn} filed again` : ''}`,
        person: by(event.by),
      };
    case 'proven':
      return {
        title: `Proven by the oracle at ${formatSeverityBps(event.severityBps)}`,
        person: by(event.by),
      };
    case 'challenged':
      return { title: 'Challenged', detail: `Bond of ${format.money(event.bond)}`, person: by(event.by) };
    case 'committed':
      return { title: 'Secret vote committed', person: by(event.by) };
    case 'revealed':
      return {
        title: `Vote revealed: ${formatSeverity(event.step)}`,
        detail: `${format.weight(event.weight)} of weight`,
        person: by(event.by),
      };
    case 'tallied':
      return event.decided
        ? { title: `Votes counted: ${formatSeverity(event.step)}` }
        : { title: 'Votes counted: no quorum', detail: 'The arbiter decides.' };
    case 'appealed':
      return { title: 'Appealed', detail: `Bond of ${format.money(event.bond)}`, person: by(event.by) };
    case 'escalated':
      return { title: 'Sent to the arbiter' };
    case 'ruled':
      return { title: `The arbiter ruled: ${formatSeverity(event.step)}`, person: by(event.by) };
    case 'unruled':
      return { title: 'The arbiter did not rule in time' };
    case 'drawn':
      return { title: 'No verdict', detail: 'All bonds are returned. It can be filed again.' };
    case 'finalized':
      return finalized(event, format);
    case 'collected':
      return {
        title: `Cover ${event.cover} collected ${format.money(event.assets)}`,
        person: to(event.holder),
      };
    case 'collectedBefore':
      return {
        title: `${event.covers.toLocaleString('en')} covers collected before`,
        detail: `${format.money(event.assets)} in all`,
      };
    case 'bondReturned':
      return {
        title: `${format.money(event.assets)} of bonds paid to the ${PARTY_WORDS[event.party]}`,
        person: to(event.to),
      };
  }
}

type Step = { time: number; title: string; detail?: string };

/** From the end of the vote on. */
function afterVote({ process }: Incident, at: number): Step[] {
  const appeal = formatDuration(process.appealSeconds);
  return [
    {
      time: at,
      title: 'Votes are counted',
      detail: `With a quorum, the verdict can be appealed for ${appeal}. Without one, the arbiter decides.`,
    },
    { time: at + process.appealSeconds, title: 'Without an appeal the verdict is settled' },
  ];
}

function fromPhase(incident: Incident, phase: Phase): Step[] {
  const { commitUntil, until, hasVerdict } = incident;
  const settle = (title: string): Step[] => [{ time: until, title }];
  switch (phase) {
    case 'challenge':
      return settle('Without a challenge it is accepted as asserted');
    case 'commit':
      return [
        { time: commitUntil, title: 'Commit window ends, reveal window begins' },
        { time: until, title: 'Reveal window ends' },
        ...afterVote(incident, until),
      ];
    case 'reveal':
      return [{ time: until, title: 'Reveal window ends' }, ...afterVote(incident, until)];
    case 'appeal':
      return settle(incident.isRuled ? 'The ruling is settled' : 'Without an appeal the verdict is settled');
    case 'ruling':
      return settle(
        hasVerdict
          ? 'Without a ruling the verdict of the vote stands'
          : 'Without a ruling there is no verdict: all bonds are returned, and it can be filed again',
      );
    case 'refile':
      return settle('Unless it is filed again, it ends without a verdict');
    default:
      return [];
  }
}

/** Overdue steps that anyone can take. */
function due(incident: Incident, phase: Phase): string | null {
  switch (phase) {
    case 'count':
      return reachesQuorum(incident)
        ? 'The votes can be counted now'
        : 'The vote can be closed now; then the arbiter decides';
    case 'unruled':
      return incident.hasVerdict
        ? 'The verdict of the vote can be confirmed now'
        : 'It can be closed without a verdict now';
    case 'settle':
      return incident.status === 'drawn' ? 'It can be closed now' : 'It can be settled now';
    default:
      return null;
  }
}

/** What is still to come if nobody steps in, the next first.
 * @param collectionEnd When what nobody collected goes to the pool; null before it is accepted. */
function aheadOf(incident: Incident, now: number, collectionEnd: number | null): Milestone[] {
  const phase = phaseOf(incident, now);
  const waiting = due(incident, phase);
  const end: Step[] =
    collectionEnd === null
      ? []
      : [{ time: collectionEnd, title: 'Collection ends; the rest becomes a gain of the pool' }];
  const steps = [...fromPhase(incident, phase), ...end].filter(({ time }) => time > now);
  return [
    ...(waiting ? [{ time: incident.until, title: waiting, state: 'now' as const }] : []),
    ...steps.map((step) => ({ ...step, state: 'ahead' as const })),
  ];
}

type Story = { events: readonly IncidentEvent[]; now: number; collectionEnd: number | null };

/** The timeline of an incident: past events, then what is still to come. */
export function timelineOf(
  incident: Incident,
  { events, now, collectionEnd }: Story,
  format: Format,
): Milestone[] {
  const occurred: Milestone = { time: incident.eventTime, title: 'The event', state: 'past' };
  const happened = events.map(
    (event): Milestone => ({ time: event.time, ...lineOf(event, format), state: 'past' }),
  );
  return [
    occurred,
    ...happened.toSorted((a, b) => a.time - b.time),
    ...aheadOf(incident, now, collectionEnd),
  ];
}
