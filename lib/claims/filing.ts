import { dayOf, formatMoment, plural, SECONDS_A_DAY, startOfDay } from '@/lib/time';

/** The terms that decide when an event can be filed with a cover. */
export type Fileable = { startDay: number; endDay: number; reportDays: number };

/** The earliest and the latest event time, in unix seconds; null when there is none yet, or no longer. */
export function eventWindow({ startDay, endDay, reportDays }: Fileable, now: number) {
  const earliest = Math.max(startOfDay(startDay), now - reportDays * SECONDS_A_DAY);
  const latest = Math.min(startOfDay(endDay), now) - 1;
  return earliest <= latest ? { earliest, latest } : null;
}

/** Why a cover cannot be used to file now; null if it can. */
export function filingWaits(cover: Fileable, now: number): string | null {
  if (eventWindow(cover, now)) return null;
  return dayOf(now) < cover.startDay
    ? `This cover takes effect on ${formatMoment(startOfDay(cover.startDay))}. Events from then on can be filed.`
    : `This cover ended on ${formatMoment(startOfDay(cover.endDay))} and its report window of ${plural(cover.reportDays, 'day')} is over.`;
}

/** The value of a datetime-local field, read as UTC. */
export const fieldFromTime = (time: number): string => new Date(time * 1000).toISOString().slice(0, 16);

export function timeFromField(value: string): number | null {
  const milliseconds = Date.parse(`${value}Z`);
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000);
}
