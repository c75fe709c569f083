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
      'From the first midnight (UTC) after the purchase until the cover is in force. An extension must come as long before its end.',
  },
  {
    what: 'Term',
    length: range(products.flatMap(({ minDays, maxDays }) => [minDays, maxDays])),
    meaning: 'The shortest and the longest that the pool’s products offer.',
  },
  {
    what: 'Binding after the end',
    length: days(reportDays),
    meaning:
      'How long a cover still binds capital after its end, because an event before it can still be filed.',
  },
];

const exitDeadlines = ({ cooldownDays, reportDays }: Windows): Deadline[] => [
  {
    what: 'Cooldown',
    length: days(cooldownDays),
    meaning: 'From an exit request until it can be processed.',
  },
  {
    what: 'Until it is payable',
    length: days(reportDays),
    meaning: 'After the processing. Until then the exit is charged for events up to the second it left.',
  },
  {
    what: 'Longest hold',
    length: days(FIXED.holdDays),
    meaning: 'After the processing. Then everything is paid, whatever is open.',
  },
  {
    what: 'Stream of gains',
    length: days(FIXED.streamDays),
    meaning: 'In which a gain flows to the capital.',
  },
];

function claimDeadlines(process: ClaimProcess | null, { reportDays }: Windows): Deadline[] {
  const phases: Deadline[] = process
    ? [
        {
          what: 'To challenge',
          length: formatDuration(process.challengeSeconds),
          meaning: 'An incident in the fast lane.',
        },
        { what: 'To commit votes', length: formatDuration(process.commitSeconds), meaning: 'In secret.' },
        {
          what: 'To reveal votes',
          length: formatDuration(process.revealSeconds),
          meaning: 'A vote that is not revealed costs a part of the stake.',
        },
        { what: 'To appeal', length: formatDuration(process.appealSeconds), meaning: 'After the tally.' },
        {
          what: 'For the arbiter to rule',
          length: formatDuration(process.rulingSeconds),
          meaning: 'Then a verdict stands, or it is a draw.',
        },
      ]
    : [];
  return [
    {
      what: 'To file or prove an event',
      length: days(reportDays),
      meaning: 'After the event. A list of losses has the same deadline.',
    },
    ...phases,
    {
      what: 'To file again after a draw',
      length: days(reportDays),
      meaning: 'As often as it is drawn.',
    },
    {
      what: 'To collect',
      length: days(FIXED.collectDays),
      meaning: 'After the last verdict of the episode. What is left then becomes a gain of the pool.',
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
