import { formatDate, formatMoment, isoMoment } from '@/lib/time';

/** A time of the chain's clock, to the day or to the minute. */
export function Moment({ time, exact = false }: { time: number; exact?: boolean }) {
  return (
    <time dateTime={isoMoment(time)} title={formatMoment(time)} className="whitespace-nowrap">
      {exact ? formatMoment(time) : formatDate(time)}
    </time>
  );
}
