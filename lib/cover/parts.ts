import { formatMultiple, formatPercent, WAD } from '@/lib/units';
import type { ProductSummary } from './types';

/** One factor of a price. */
export type PricePart = { key: string; name: string; value: string; text: string };

/** Differences below a thousandth count as none. */
const isAbove = (factor: bigint) => factor >= WAD + WAD / 1_000n;
const isBelow = (factor: bigint) => factor <= WAD - WAD / 1_000n;

function experienceText(experience: bigint): string {
  if (isAbove(experience)) return 'Claims were higher than the listed rates expect, so the price is higher.';
  if (isBelow(experience)) return 'Claims were lower than the listed rates expect, so the price is lower.';
  return 'There are too few claims so far to change the price.';
}

function signalText({ signalStopped, signalFactor }: ProductSummary): string {
  if (signalStopped) return 'The price it watches is below its limit, so sales are stopped.';
  return isAbove(signalFactor)
    ? 'The price it watches has fallen, so new cover costs more.'
    : 'The price it watches is normal.';
}

/** The factors of the expected loss that a buyer pays for, in words; their product is the assessed rate. */
export function lossParts(product: ProductSummary): PricePart[] {
  const parts: PricePart[] = [
    {
      key: 'rate',
      name: 'Risk rate',
      value: formatPercent(product.riskRate),
      text: 'Expected loss a year as a share of the cover, as the curator listed it.',
    },
    {
      key: 'experience',
      name: 'Experience',
      value: formatMultiple(product.experience, 3),
      text: `${experienceText(product.experience)} It counts the losses of the product and of the whole pool. They lose half of their weight in two years.`,
    },
  ];
  if (product.signal) {
    parts.push({
      key: 'signal',
      name: 'Market signal',
      value: formatMultiple(product.signalFactor, 3),
      text: signalText(product),
    });
  }
  return parts;
}
