import { dayOf, mondayOf } from '@/lib/time';

/** What happened to covers, oldest first; days are UTC days. */
export type SaleEvent = { time: number; cover: bigint } & (
  | { kind: 'bought'; product: number; amount: bigint; premium: bigint; startDay: number; endDay: number }
  | { kind: 'extended'; premium: bigint; endDay: number }
  | { kind: 'cancelled'; refund: bigint; endDay: number }
);

/** A cover: in force from its first day until before its last. */
export type SoldCover = { cover: bigint; amount: bigint; startDay: number; endDay: number };

/** Premium that a holder paid, or got back. */
export type PremiumFlow = { time: number; paid: bigint; refunded: bigint };

/** Premium by day or by week, and the cover in force today. */
export type Sales = { flows: readonly PremiumFlow[]; inForce: bigint };

type Folded = { sold: SoldCover[]; flows: PremiumFlow[] };

/** What was sold of some products. Only the purchase names the product; later events of the cover follow it. */
export function foldSales(events: readonly SaleEvent[], products: ReadonlySet<number>): Folded {
  const covers = new Map<bigint, SoldCover>();
  const flows: PremiumFlow[] = [];
  for (const event of events) {
    const { cover, time } = event;
    if (event.kind === 'bought') {
      if (!products.has(event.product)) continue;
      covers.set(cover, { cover, amount: event.amount, startDay: event.startDay, endDay: event.endDay });
    }
    const sold = covers.get(cover);
    if (!sold) continue;
    sold.endDay = event.endDay;
    flows.push(
      event.kind === 'cancelled'
        ? { time, paid: 0n, refunded: event.refund }
        : { time, paid: event.premium, refunded: 0n },
    );
  }
  return { sold: [...covers.values()], flows };
}

/** Cover in force on a UTC day. */
export const inForceOn = (sold: readonly SoldCover[], day: number): bigint =>
  sold.reduce(
    (sum, { amount, startDay, endDay }) => (startDay <= day && day < endDay ? sum + amount : sum),
    0n,
  );

/** Premium of one week, from its Monday on. */
export type PremiumWeek = { firstDay: number; paid: bigint; refunded: bigint };

/** The last `max` weeks until now, quiet ones included; none before the first premium. */
export function premiumByWeek(flows: readonly PremiumFlow[], now: number, max: number): PremiumWeek[] {
  const days = flows.map((flow) => dayOf(flow.time));
  if (days.length === 0) return [];
  const last = mondayOf(dayOf(now));
  const first = Math.max(mondayOf(Math.min(...days)), last - 7 * (max - 1));
  const weeks = Array.from({ length: (last - first) / 7 + 1 }, (_, index) => ({
    firstDay: first + 7 * index,
    paid: 0n,
    refunded: 0n,
  }));
  for (const { time, paid, refunded } of flows) {
    const week = weeks[(mondayOf(dayOf(time)) - first) / 7];
    if (!week) continue;
    week.paid += paid;
    week.refunded += refunded;
  }
  return weeks;
}
