import type { ClaimProcess } from '@/lib/claims/types';
import type { ProductSummary } from '@/lib/cover/types';
import { formatDuration, plural } from '@/lib/time';
import type { PoolSummary } from './types';

export type Deadline = { what: string; length: string; meaning: string };
export type DeadlineGroup = { title: string; rows: Deadline[] };

type Windows = Pick<PoolSummary, 'cooldownDays' | 'reportDays'>;
type Waiting = Pick<ProductSummary, 'waitingDays' | 'minDays' | 'maxDays'>;

/** FillLib.MAX_HELD, RiskLib.STREAM_DAYS and Claims.COLLECTION_TIME: no vote changes them. */
const FIXED = { holdDays: 60, streamDays: 28, collectDays: 365 };

const days = (count: number) => plural(count, 'day');

function range(values: readonly number[]): string {
  if (values.length === 0) return '–';
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? days(least) : `${least} to ${days(most)}`;
}

const coverDeadlines = (products: readonly Waiting[], { reportDays }: Windows): Deadline[] => [
  {
    what: 'Waiting time',
    length: range(products.map(({ waitingDays }) => waitingDays)),
    meaning:
      'From the first midnight (UTC) after the purchase until the cover is in force. A cover must be extended at least this long before its end.',
  },
  {
    what: 'Term',
    length: range(products.flatMap(({ minDays, maxDays }) => [minDays, maxDays])),
    meaning: 'The shortest and longest terms of the pool’s products.',
  },
  {
    what: 'Capital bound after the end',
    length: days(reportDays),
    meaning: 'A cover binds capital for this long after its end, because earlier events can still be filed.',
  },
];

const exitDeadlines = ({ cooldownDays, reportDays }: Windows): Deadline[] => [
  {
    what: 'Cooldown',
    length: days(cooldownDays),
    meaning: 'From an exit request until it can be processed.',
  },
  {
    what: 'Claimable after',
    length: days(reportDays),
    meaning:
      'From processing until the exit can be claimed. Until then it is charged for events up to the second it left.',
  },
  {
    what: 'Maximum holdback',
    length: days(FIXED.holdDays),
    meaning: 'Open incidents can hold back part of an exit for at most this long after processing.',
  },
  {
    what: 'Streaming of gains',
    length: days(FIXED.streamDays),
    meaning: 'Each gain is paid to the capital over this time.',
  },
];

function claimDeadlines(process: ClaimProcess | null, { reportDays }: Windows): Deadline[] {
  const phases: Deadline[] = process
    ? [
        {
          what: 'Challenge',
          length: formatDuration(process.challengeSeconds),
          meaning: 'The time to challenge an incident in the fast lane.',
        },
        {
          what: 'Commit votes',
          length: formatDuration(process.commitSeconds),
          meaning: 'Assessors commit their votes in secret.',
        },
        {
          what: 'Reveal votes',
          length: formatDuration(process.revealSeconds),
          meaning: 'A vote that is not revealed costs a part of the stake.',
        },
        {
          what: 'Appeal',
          length: formatDuration(process.appealSeconds),
          meaning: 'The time to appeal after the votes are counted.',
        },
        {
          what: 'Ruling',
          length: formatDuration(process.rulingSeconds),
          meaning:
            'If the arbiter does not rule in time, the verdict stands. Without a verdict, the incident is a draw.',
        },
      ]
    : [];
  return [
    {
      what: 'File or prove an event',
      length: days(reportDays),
      meaning: 'Counted from the event. A list of losses has the same deadline.',
    },
    ...phases,
    {
      what: 'File again after a draw',
      length: days(reportDays),
      meaning: 'Counted from the draw. This can repeat after every draw.',
    },
    {
      what: 'Collect',
      length: days(FIXED.collectDays),
      meaning: 'Counted from the episode’s last verdict. Uncollected payouts then become a gain of the pool.',
    },
  ];
}

/** Every window of a pool, with what the chain says of it now. */
export function deadlinesOf(
  pool: Windows,
  products: readonly Waiting[],
  process: ClaimProcess | null,
): DeadlineGroup[] {
  return [
    { title: 'Cover', rows: coverDeadlines(products, pool) },
    { title: 'Incidents', rows: claimDeadlines(process, pool) },
    { title: 'Exits and gains', rows: exitDeadlines(pool) },
  ];
}
