import { formatClock, formatShortDate, SECONDS_A_DAY } from '@/lib/time';

const DATES_AT = [0, 1 / 3, 2 / 3, 1];
/** Over fewer days than this, dates alone would repeat. */
const DAYS_OF_CLOCK = 4;

/** `isExtra`: only where a wide chart has room for it. */
type TimeTick = { at: number; label: string; isExtra: boolean };

/** Labels along an axis of time: dates, over a few days with the time of day, and never the same twice. */
export function timeTicks(from: number, until: number): TimeTick[] {
  const hasClock = until - from < DAYS_OF_CLOCK * SECONDS_A_DAY;
  const label = (time: number) =>
    hasClock ? `${formatShortDate(time)}, ${formatClock(time)} UTC` : formatShortDate(time);
  return DATES_AT.map((at) => ({
    at,
    label: label(from + at * (until - from)),
    isExtra: hasClock && at > 0 && at < 1,
  })).filter((tick, index, all) => all.findIndex((other) => other.label === tick.label) === index);
}
