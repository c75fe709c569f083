import { readNamedTrigger } from '@/lib/triggers/product-reads';
import { readPairTerms } from '@/lib/triggers/settle-reads';
import type { PayoutRule } from './payouts';
import type { ProductSummary } from './types';

/** The terms that decide the payouts of a product's covers. */
export async function readPayoutRule(product: ProductSummary): Promise<PayoutRule> {
  const { id, trigger, settlesCovers, needsLossRoot } = product;
  if (trigger && settlesCovers) {
    const { deductible, cap } = (await readPairTerms(trigger)).terms;
    return { kind: 'pair', deductible, cap };
  }
  const named = trigger && (await readNamedTrigger(id));
  if (!named) return { kind: 'vote', needsLossRoot };
  if (named.trigger.kind === 'floor') {
    const { floor, severityBps } = named.trigger;
    return { kind: 'floor', floor, severityBps };
  }
  const { start, full, maxSeverityBps } = named.trigger;
  return { kind: 'fall', start, full, maxSeverityBps };
}
