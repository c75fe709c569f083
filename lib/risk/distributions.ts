const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Beyond this, the probability rounds to 0 or 1 in a double. */
const FAR = 8.3;

const normalDensity = (x: number) => Math.exp((-x * x) / 2) / ROOT_TWO_PI;

/** P(Z <= x) of a standard normal Z, near the middle to double precision: the power series of its integral around 0. */
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

/** A rational approximation of the quantile (Hastings 26.2.23), accurate to 4.5e-4. */
function roughQuantile(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  return t - top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

/** The x with P(Z <= x) = u: starts from the approximation and improves it by Halley's method. */
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

/** Stops the search. Only absurd frequencies reach it. */
const MAX_EVENTS = 1_000;

/** The smallest n with P(N <= n) >= u, for a Poisson N. Turns uniform numbers into counts. */
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

/** A log-normal loss, by the mean and standard deviation of its logarithm. */
export type LogNormal = { mu: number; sigma: number };

export const logNormalMean = ({ mu, sigma }: LogNormal): number => Math.exp(mu + sigma ** 2 / 2);

/** P(L >= limit). */
export const logNormalTail = ({ mu, sigma }: LogNormal, limit: number): number =>
  normalCdf((mu - Math.log(limit)) / sigma);

/** Mean of min(L, limit): the expected loss of a holding of this size. */
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
 * The log-normal whose losses above `threshold` have this mean and standard deviation of their logarithm. The observed losses
 * leave out smaller ones, so their mean is too high and their deviation too small.
 */
export function fitAbove(mean: number, deviation: number, threshold: number): LogNormal {
  const cut = Math.log(threshold);
  const hazard = (start: number) => normalDensity(start) / normalCdf(-start);
  // variance over squared distance from the threshold: falls as the standardised threshold rises
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
