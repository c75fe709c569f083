/** Losses in ascending order. */
type Sorted = Float64Array;

export const meanOf = (values: Sorted): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The loss that a share `level` of the years does not exceed. */
export function valueAtRisk(losses: Sorted, level: number): number {
  return losses[Math.max(0, Math.ceil(losses.length * level) - 1)] ?? 0;
}

/** Mean of the worst 1 - `level` of the years. */
export function tailValueAtRisk(losses: Sorted, level: number): number {
  const tail = losses.length * (1 - level);
  const whole = Math.ceil(losses.length * level);
  let sum = 0;
  for (let index = whole; index < losses.length; index++) sum += losses[index] ?? 0;
  // the year at the border counts only with its part beyond it
  const part = tail - (losses.length - whole);
  return (sum + part * valueAtRisk(losses, level)) / tail;
}

/** Share of the years with a loss above `limit`. */
export function shareAbove(losses: Sorted, limit: number): number {
  let [low, high] = [0, losses.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((losses[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return (losses.length - low) / losses.length;
}

/** `share` of all years have a loss above `from` and up to `to`. */
export type Bin = { from: number; to: number; share: number };

/** Years with a loss by its size, in equal steps up to the largest. Years without a loss are in no bin. */
export function histogram(losses: Sorted, count: number): Bin[] {
  const largest = losses.at(-1) ?? 0;
  if (largest === 0) return [];
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [(largest * index) / count, (largest * (index + 1)) / count];
    const above = index === count - 1 ? 0 : shareAbove(losses, to);
    return { from, to, share: shareAbove(losses, from) - above };
  });
}

/** 95 % confidence: a share counted in `count` trials differs from the true share by at most this. */
export const marginOfShare = (share: number, count: number): number =>
  1.96 * Math.sqrt((share * (1 - share)) / count);

/** 95 % confidence: if nothing was counted in `count` trials, the true share is below this. */
export const maxWhenNone = (count: number): number => 3 / count;
