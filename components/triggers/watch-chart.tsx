import { SECONDS_A_DAY } from '@/lib/time';
import type { EventWatch } from '@/lib/triggers/product-reads';
import { priceOf } from '@/lib/triggers/rounds';
import { marksOf, payingLine } from '@/lib/triggers/watch';
import { formatPrice } from '@/lib/triggers/words';
import { toNumber } from '@/lib/units';
import { type PriceBand, PriceChart, type PriceLine } from './price-chart';

const DECIMALS = 18;
const BAD = 'var(--color-bad)';
const QUIET = 'var(--color-ink-faint)';

/** Seconds shown before a proven event. */
const LEAD_SECONDS = 5 * SECONDS_A_DAY;

/** Rounds from the one in force at a time. */
const since = (rounds: EventWatch['rounds'], time: number) =>
  rounds.slice(
    Math.max(
      0,
      rounds.findLastIndex(({ updatedAt }) => updatedAt <= time),
    ),
  );

const at = (price: bigint) => toNumber(price, DECIMALS);

type WatchChartProps = {
  watch: EventWatch;
  /** The rounds of an earlier proof, instead of the current one's. */
  band?: Omit<PriceBand, 'color'>;
};

/** The feed's history, the price below which the product pays, and the rounds of the proof. */
export function WatchChart({ watch, band }: WatchChartProps) {
  const { rounds, trigger, feedName, standing, now } = watch;
  const shown = band ? since(rounds, band.from - LEAD_SECONDS) : rounds;
  const points = shown.flatMap((round) => {
    const price = priceOf(round, trigger.feed);
    return price === null ? [] : [{ time: round.updatedAt, value: at(price), text: formatPrice(price) }];
  });
  if (points.length === 0) return null;
  const proof = !band && 'proof' in standing ? standing.proof : null;
  const marks = proof ? marksOf(proof.evidence, rounds, trigger) : [];
  const line = payingLine(rounds, trigger);
  const bands = (band ? [band] : marks).map(({ name, from, until }) => ({
    name,
    from,
    until,
    color: name === 'Peak' ? QUIET : BAD,
  }));
  const lines: PriceLine[] =
    trigger.kind === 'fall' && marks.length > 0
      ? marks.map(({ name, price }) => ({
          name: `${name} that counts: ${formatPrice(price)}`,
          value: at(price),
          color: name === 'Peak' ? QUIET : BAD,
        }))
      : line === null
        ? []
        : [{ name: `Pays below ${formatPrice(line)}`, value: at(line), color: BAD }];
  const latest = points.at(-1)?.text;
  return (
    <PriceChart
      title={`Price of ${feedName}`}
      description={`${points.length} rounds of its feed; the latest says ${latest}.`}
      points={points}
      lines={lines}
      bands={bands.filter(({ until }) => until >= (points[0]?.time ?? now))}
      now={now}
    />
  );
}
