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

type Told = Omit<Milestone, 'time' | 'state'>;
type Tell = { money: (amount: bigint) => string; weight: (amount: bigint) => string };

const COLLECTION_SECONDS = 365 * 86_400;

const by = (account: Address) => ({ did: 'by', account }) as const;
const to = (account: Address) => ({ did: 'to', account }) as const;

const WHOSE: Record<Party, string> = {
  filer: 'The filer’s bond',
  challenger: 'The challenger’s bond',
  appellant: 'The appellant’s bond',
};

function tallied({ round, decided, step }: { round: number; decided: boolean; step: number }): Told {
  if (decided) return { title: `Votes counted: ${formatSeverity(step)}` };
  return round === 1
    ? { title: 'Votes counted: no quorum', detail: 'The arbiter is asked.' }
    : { title: 'Votes counted: nobody revealed', detail: 'There is no verdict.' };
}

function told(event: IncidentEvent, tell: Tell): Told {
  switch (event.kind) {
    case 'filed':
      return {
        title: `Filed at ${formatSeverity(event.step)} with cover ${event.cover}`,
        detail: `Bond of ${tell.money(event.bond)}`,
        person: by(event.by),
      };
    case 'proven':
      return {
        title: `Proven by the oracle at ${formatSeverityBps(event.severityBps)}`,
        person: by(event.by),
      };
    case 'refiled':
      return { title: `Filed again as incident ${event.as}` };
    case 'challenged':
      return { title: 'Challenged', detail: `Bond of ${tell.money(event.bond)}`, person: by(event.by) };
    case 'committed':
      return { title: 'Secret vote committed', person: by(event.by) };
    case 'revealed':
      return {
        title: `Vote revealed: ${formatSeverity(event.step)}`,
        detail: `${tell.weight(event.weight)} of weight`,
        person: by(event.by),
      };
    case 'tallied':
      return tallied(event);
    case 'appealed':
      return { title: 'Appealed', detail: `Bond of ${tell.money(event.bond)}`, person: by(event.by) };
    case 'escalated':
      return { title: 'Brought before the arbiter' };
    case 'ruled':
      return { title: `The arbiter ruled: ${formatSeverity(event.step)}`, person: by(event.by) };
    case 'unruled':
      return { title: 'The arbiter did not rule in time' };
    case 'finalized':
      return event.severityBps === 0 || event.booked === 0n
        ? { title: 'Settled without payout' }
        : {
            title: `Settled at ${formatSeverityBps(event.severityBps)}`,
            detail: `${tell.money(event.booked)} set aside`,
          };
    case 'collected':
      return {
        title: `Cover ${event.cover} collected ${tell.money(event.assets)}`,
        person: to(event.holder),
      };
    case 'bondReturned':
      return { title: `${WHOSE[event.party]} of ${tell.money(event.assets)} returned`, person: to(event.to) };
    case 'recovered':
      return { title: `${tell.money(event.assets)} recovered and given back`, person: by(event.by) };
    case 'returned':
      return { title: `${tell.money(event.assets)} that nobody collected went back to the pool` };
  }
}

type Step = { time: number; title: string; detail?: string };

/** From the end of a first vote on. */
function afterVote({ round, process }: Incident, at: number): Step[] {
  if (round > 1) return [{ time: at, title: 'Votes are counted and the verdict is settled' }];
  const appeal = formatDuration(process.appealSeconds);
  return [
    {
      time: at,
      title: 'Votes are counted',
      detail: `With a quorum the verdict can be appealed for ${appeal}; without, the arbiter is asked.`,
    },
    { time: at + process.appealSeconds, title: 'Without an appeal the verdict is settled' },
  ];
}

function fromPhase(incident: Incident, phase: Phase): Step[] {
  const { commitUntil, until, finalizedAt, process, hasVerdict } = incident;
  const settle = (title: string): Step[] => [{ time: until, title }];
  switch (phase) {
    case 'challenge':
      return settle('Without a challenge it is accepted as asserted');
    case 'deepen':
      return settle('Accepted as proven, unless a deeper proof replaces it');
    case 'commit':
      return [
        { time: commitUntil, title: 'Commits end, reveals begin' },
        { time: until, title: 'Reveals end' },
        ...afterVote(incident, until),
      ];
    case 'reveal':
      return [{ time: until, title: 'Reveals end' }, ...afterVote(incident, until)];
    case 'appeal':
      return settle('Without an appeal the verdict is settled');
    case 'ruling':
      return settle(
        hasVerdict
          ? 'Without a ruling the verdict of the vote stands'
          : `Without a ruling a second vote begins: ${formatDuration(process.commitSeconds)} to commit, ${formatDuration(process.revealSeconds)} to reveal`,
      );
    case 'refile':
      return settle('Unless it is filed again, it ends without a verdict and all bonds go back');
    case 'accepted':
      return [
        { time: finalizedAt + COLLECTION_SECONDS, title: 'Collection ends; the rest goes back to the pool' },
      ];
    default:
      return [];
  }
}

/** What waits for whoever sends it. */
function due(incident: Incident, phase: Phase): string | null {
  switch (phase) {
    case 'count':
      return reachesQuorum(incident) ? 'The votes can be counted now' : 'The vote can be closed now';
    case 'unruled':
      return incident.hasVerdict
        ? 'The verdict of the vote can be upheld now'
        : 'A second vote can begin now';
    case 'settle':
      return 'It can be settled now';
    default:
      return null;
  }
}

/** What is still to come if nobody steps in, the next first. */
export function aheadOf(incident: Incident, now: number): Milestone[] {
  const phase = phaseOf(incident, now);
  const waiting = due(incident, phase);
  const steps = fromPhase(incident, phase).filter(({ time }) => time > now);
  return [
    ...(waiting ? [{ time: incident.until, title: waiting, state: 'now' as const }] : []),
    ...steps.map((step) => ({ ...step, state: 'ahead' as const })),
  ];
}

/** The story of an incident: what happened, then what is still to come. */
export function timelineOf(
  incident: Incident,
  events: readonly IncidentEvent[],
  now: number,
  tell: Tell,
): Milestone[] {
  const occurred: Milestone = { time: incident.eventTime, title: 'The event', state: 'past' };
  const happened = events.map(
    (event): Milestone => ({ time: event.time, ...told(event, tell), state: 'past' }),
  );
  return [occurred, ...happened.toSorted((a, b) => a.time - b.time), ...aheadOf(incident, now)];
}
