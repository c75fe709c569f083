import { sharePrice } from './maths';

/** What happened to a pool's capital, oldest first. */
export type CapitalEvent = { time: number } & (
  | { kind: 'accrued'; premium: bigint; capital: bigint }
  | { kind: 'loss'; loss: bigint; fromCapital: bigint }
  | { kind: 'moved'; capital: bigint; shares: bigint }
);

/** Capital and the price of a share at one moment; a jump is two points of one time. */
export type CapitalPoint = { time: number; capital: bigint; sharePrice: bigint };

/** `earned` is all premium earned, `lost` all losses booked. */
export type CapitalHistory = { points: CapitalPoint[]; earned: bigint; lost: bigint };

/** `now` closes the line at the present state. */
export function foldHistory(events: readonly CapitalEvent[], now: CapitalPoint): CapitalHistory {
  const points: CapitalPoint[] = [];
  let [capital, shares, earned, lost] = [0n, 0n, 0n, 0n];
  const mark = (time: number) => {
    if (shares > 0n) points.push({ time, capital, sharePrice: sharePrice(capital, shares) });
  };
  for (const event of events) {
    if (event.kind === 'accrued') {
      earned += event.premium;
      capital = event.capital;
      mark(event.time);
    } else if (event.kind === 'loss') {
      lost += event.loss;
      capital -= event.fromCapital;
      mark(event.time);
    } else {
      capital += event.capital;
      shares += event.shares;
      mark(event.time);
    }
  }
  if (points.length > 0) points.push(now);
  return { points, earned, lost };
}

/** The value at a time on the line through the points: capital grows by the second. 0 before the first point. */
export function capitalAt(points: readonly CapitalPoint[], time: number): bigint {
  const next = points.findIndex((point) => point.time > time);
  const after = points[next];
  const before = next === -1 ? points.at(-1) : points[next - 1];
  if (!before) return 0n;
  if (!after) return before.capital;
  const passed = BigInt(time - before.time);
  return before.capital + ((after.capital - before.capital) * passed) / BigInt(after.time - before.time);
}

/** A loss: the price falls within one moment by more than a stretch of premium could hide. */
const fallsAfter = (point: CapitalPoint, next: CapitalPoint): boolean =>
  next.time === point.time && next.sharePrice * 1_000n < point.sharePrice * 999n;

/** About `max` of the points: the last of each equal stretch of time, and both ends of a loss. */
export function thin(points: readonly CapitalPoint[], max: number): CapitalPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length <= max) return [...points];
  const stretch = Math.max(1, (last.time - first.time) / (max - 1));
  const stretchOf = (point: CapitalPoint) => Math.floor((point.time - first.time) / stretch);
  return points.filter((point, index) => {
    const [previous, next] = [points[index - 1], points[index + 1]];
    if (!previous || !next || stretchOf(next) !== stretchOf(point)) return true;
    return fallsAfter(point, next) || fallsAfter(previous, point);
  });
}
