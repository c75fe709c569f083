export const SECONDS_A_DAY = 86_400;
export const SECONDS_A_YEAR = 365 * SECONDS_A_DAY;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const two = (value: number) => value.toString().padStart(2, '0');

/** UTC day of a unix time, as the contracts count days. */
export const dayOf = (time: number): number => Math.floor(time / SECONDS_A_DAY);

/** The Monday of a UTC day's week; day 0 of the count is a Thursday. */
export const mondayOf = (day: number): number => day - ((day + 3) % 7);

/** Unix time at which a UTC day begins. */
export const startOfDay = (day: number): number => day * SECONDS_A_DAY;

/** 7 Mar 2027 */
export function formatDate(time: number): string {
  const date = new Date(time * 1000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** 7 Mar — for axes. */
export function formatShortDate(time: number): string {
  const date = new Date(time * 1000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** 7 Mar 2027 of a UTC day number. */
export const formatDay = (day: number): string => formatDate(startOfDay(day));

/** 14:05 of UTC — for axes. */
export function formatClock(time: number): string {
  const date = new Date(time * 1000);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** 7 Mar 2027, 14:05 UTC */
export const formatMoment = (time: number): string => `${formatDate(time)}, ${formatClock(time)} UTC`;

/** For the dateTime attribute of <time>. */
export const isoMoment = (time: number): string => new Date(time * 1000).toISOString();

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** 3 days 4 h, 2 h 5 min, 40 s — the two largest units. */
export function formatDuration(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  const [days, hours, minutes] = [
    Math.floor(left / 86_400),
    Math.floor(left / 3600) % 24,
    Math.floor(left / 60) % 60,
  ];
  if (days > 0) return hours > 0 ? `${plural(days, 'day')} ${hours} h` : plural(days, 'day');
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  return minutes > 0 ? `${minutes} min ${left % 60} s` : `${left} s`;
}

/** in 3 days 4 h, or 3 days 4 h ago */
export const formatRelative = (time: number, now: number): string =>
  time >= now ? `in ${formatDuration(time - now)}` : `${formatDuration(now - time)} ago`;
