import { formatClock, formatShortDate, SECONDS_A_DAY } from '@/lib/time';

const DATES_AT = [0, 1 / 3, 2 / 3, 1];
/** Over fewer days than this, dates alone would repeat. */
const DAYS_OF_CLOCK = 4;

type TimeTick = { at: number; label: string };

/** Labels along an axis of time: dates, over a few days with the time of day, and never the same twice. */
export function timeTicks(from: number, until: number): TimeTick[] {
  const label = (time: number) =>
    until - from < DAYS_OF_CLOCK * SECONDS_A_DAY
      ? `${formatShortDate(time)}, ${formatClock(time)}`
      : formatShortDate(time);
  return DATES_AT.map((at) => ({ at, label: label(from + at * (until - from)) })).filter(
    (tick, index, all) => all.findIndex((other) => other.label === tick.label) === index,
  );
}
