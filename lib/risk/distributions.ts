const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Beyond it a double cannot tell the probability from 0 or 1. */
const FAR = 8.3;

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

/** No product sees more events in a year; only frequencies far beyond any sense would need more. */
const MOST_EVENTS = 1_000;

/** Smallest n with P(N <= n) >= u, for a Poisson N: even numbers become counts, larger ones larger counts. */
export function poissonQuantile(u: number, mean: number): number {
  let probability = Math.exp(-mean);
  let reached = probability;
  let count = 0;
  while (u > reached && count < MOST_EVENTS) {
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
