import { sharePrice } from './maths';

/** What happened to a pool's capital, oldest first. */
export type CapitalEvent = { time: number } & (
  | { kind: 'accrued'; earned: bigint; capital: bigint }
  | { kind: 'moved'; capital: bigint; shares: bigint }
  | { kind: 'paid'; assets: bigint }
);

/** Capital and the price of a share at one moment; a jump is two points of one time. */
export type CapitalPoint = { time: number; capital: bigint; sharePrice: bigint };

export type CapitalHistory = { points: CapitalPoint[]; earned: bigint; paid: bigint };

/** `now` closes the line at the present state. */
export function foldHistory(events: readonly CapitalEvent[], now: CapitalPoint): CapitalHistory {
  const points: CapitalPoint[] = [];
  let [capital, shares, earned, paid] = [0n, 0n, 0n, 0n];
  const mark = (time: number) => {
    if (shares > 0n) points.push({ time, capital, sharePrice: sharePrice(capital, shares) });
  };
  for (const event of events) {
    if (event.kind === 'accrued') {
      earned += event.earned;
      capital = event.capital;
      mark(event.time);
    } else if (event.kind === 'moved') {
      capital += event.capital;
      shares += event.shares;
      mark(event.time);
    } else {
      paid += event.assets;
    }
  }
  if (points.length > 0) points.push(now);
  return { points, earned, paid };
}

/** The value at a time on the line through the points: premium is earned by the second. 0 before the first point. */
export function capitalAt(points: readonly CapitalPoint[], time: number): bigint {
  const next = points.findIndex((point) => point.time > time);
  const after = points[next];
  const before = next === -1 ? points.at(-1) : points[next - 1];
  if (!before) return 0n;
  if (!after) return before.capital;
  const passed = BigInt(time - before.time);
  return before.capital + ((after.capital - before.capital) * passed) / BigInt(after.time - before.time);
}

/** A loss: the price falls within one moment by more than a line of premium could hide. */
const fallsAfter = (point: CapitalPoint, next: CapitalPoint): boolean =>
  next.time === point.time && next.sharePrice * 1_000n < point.sharePrice * 999n;

/** About `most` of the points: the last of each equal stretch of time, and both ends of a loss. */
export function thin(points: readonly CapitalPoint[], most: number): CapitalPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length <= most) return [...points];
  const stretch = Math.max(1, (last.time - first.time) / (most - 1));
  const stretchOf = (point: CapitalPoint) => Math.floor((point.time - first.time) / stretch);
  return points.filter((point, index) => {
    const [previous, next] = [points[index - 1], points[index + 1]];
    if (!previous || !next || stretchOf(next) !== stretchOf(point)) return true;
    return fallsAfter(point, next) || fallsAfter(previous, point);
  });
}
