const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Beyond it a double cannot tell the probability from 0 or 1. */
const FAR = 8.3;

const normalDensity = (x: number) => Math.exp((-x * x) / 2) / ROOT_TWO_PI;

/** P(Z <= x) of a standard normal Z, to double precision near the middle: the series of its integral around 0. */
export function normalCdf(x: number): number {
  if (x <= -FAR) return 0;
  if (x >= FAR) return 1;
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return Math.min(1, Math.max(0, 0.5 + (sum * Math.exp((-x * x) / 2)) / ROOT_TWO_PI));
}

/** The rational start of the quantile (Hastings 26.2.23), accurate to 4.5e-4. */
function roughQuantile(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  return t - top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/** The x with P(Z <= x) = u: a rational start, then Halley steps. */
export function normalQuantile(u: number): number {
  if (u <= 0) return -FAR;
  if (u >= 1) return FAR;
  let x = u < 0.5 ? -roughQuantile(u) : roughQuantile(1 - u);
  for (let step = 0; step < 2; step++) {
    const error = (normalCdf(x) - u) / normalDensity(x);
    x -= error / (1 + (x * error) / 2);
  }
  return Math.max(-FAR, Math.min(FAR, x));
}

/** Only frequencies far beyond any sense would need more. */
const MAX_EVENTS = 1_000;

/** Smallest n with P(N <= n) >= u, for a Poisson N: even numbers become counts, larger ones larger counts. */
export function poissonQuantile(u: number, mean: number): number {
  let probability = Math.exp(-mean);
  let reached = probability;
  let count = 0;
  while (u > reached && count < MAX_EVENTS) {
    count += 1;
    probability *= mean / count;
    reached += probability;
  }
  return count;
}

/** A log-normal loss by the mean and standard deviation of its logarithm. */
export type LogNormal = { mu: number; sigma: number };

export const logNormalMean = ({ mu, sigma }: LogNormal): number => Math.exp(mu + sigma ** 2 / 2);

/** P(L >= limit). */
export const logNormalTail = ({ mu, sigma }: LogNormal, limit: number): number =>
  normalCdf((mu - Math.log(limit)) / sigma);

/** Mean of min(L, limit): what is lost of something of this size. */
export function limitedMean(loss: LogNormal, limit: number): number {
  const { mu, sigma } = loss;
  const below = normalCdf((Math.log(limit) - mu - sigma ** 2) / sigma);
  return logNormalMean(loss) * below + limit * logNormalTail(loss, limit);
}

/** Mean of min(L, limit) of the losses that are at least `threshold`. */
export function limitedMeanAbove(loss: LogNormal, limit: number, threshold: number): number {
  if (limit <= threshold) return limit;
  const tail = logNormalTail(loss, threshold);
  const belowThreshold = limitedMean(loss, threshold) - threshold * tail;
  return (limitedMean(loss, limit) - belowThreshold) / tail;
}

const BISECTIONS = 100;

/**
 * The log-normal whose losses above `threshold` have this mean and standard deviation of their logarithm: what was seen
 * leaves smaller losses out, so its mean is too high and its spread too small.
 */
export function fitAbove(mean: number, deviation: number, threshold: number): LogNormal {
  const cut = Math.log(threshold);
  const hazard = (start: number) => normalDensity(start) / normalCdf(-start);
  // variance over squared distance from the cut: falls with the standardised cut
  const shape = (start: number) =>
    (1 + start * hazard(start) - hazard(start) ** 2) / (hazard(start) - start) ** 2;
  const wanted = deviation ** 2 / (mean - cut) ** 2;
  let [low, high] = [-FAR, 5];
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (shape(middle) < wanted) low = middle;
    else high = middle;
  }
  const sigma = (mean - cut) / (hazard(low) - low);
  return { mu: cut - low * sigma, sigma };
}
