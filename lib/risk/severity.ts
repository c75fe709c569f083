import { type Severity, THRESHOLD } from './calibration';
import { normalCdf, normalQuantile } from './distributions';

/**
 * Share of the cover lost, at a quantile of the losses above the threshold. Events with the same quantile are equally severe, each
 * by its own distribution.
 */
export function shareLost(severity: Severity, quantile: number): number {
  if (severity.kind === 'fixed') return severity.share;
  const { loss, size } = severity;
  const below = normalCdf((Math.log(THRESHOLD) - loss.mu) / loss.sigma);
  const normal = normalQuantile(below + quantile * (1 - below));
  return Math.min(1, Math.exp(loss.mu + loss.sigma * normal) / size);
}
