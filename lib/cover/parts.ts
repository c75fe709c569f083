import { formatMultiple, formatPercent, WAD } from '@/lib/units';
import { curveHeight, unitRate, utilisation } from './premium';
import type { ProductSummary } from './types';

/** One factor of a price. */
export type PricePart = { key: string; name: string; value: string; text: string };

/** Level, experience and market signal as the chain multiplied them. */
export function factorsOf(
  { level, multiple }: Pick<ProductSummary, 'level' | 'multiple'>,
  signal: bigint | null,
) {
  const market = signal ?? WAD;
  const experience = level === 0n || market === 0n ? 0n : (multiple * WAD * WAD) / (level * market);
  return { level, experience, signal: market };
}

const towards = (factor: bigint, above: string, below: string, at: string) => {
  // less than what is shown is no difference
  if (factor >= WAD + WAD / 1_000n) return above;
  return factor <= WAD - WAD / 1_000n ? below : at;
};

/** What the next unit's price is made of, factor by factor, in words; their product is the yearly price. */
export function priceParts(product: ProductSummary, signal: bigint | null): PricePart[] {
  const used = utilisation(product);
  const { kink, steepness } = product.curve;
  const { level, experience, signal: market } = factorsOf(product, signal);
  const parts: PricePart[] = [
    {
      key: 'rate',
      name: 'Listed rate',
      value: formatPercent(product.rate),
      text: 'What the curator listed the risk at, for a year.',
    },
    {
      key: 'curve',
      name: 'Utilisation',
      value: formatMultiple(curveHeight(product.curve, used), 3),
      text: `${formatPercent(used, 0)} of what can be sold is sold. The curve is ${formatMultiple((WAD * WAD) / steepness)} when nothing is, 1 at ${formatPercent(kink, 0)} and ${formatMultiple(steepness)} when everything is.`,
    },
    {
      key: 'level',
      name: 'Level',
      value: formatMultiple(level, 3),
      text: `${towards(level, 'Demand has been above', 'Demand has been below', 'Demand has been at')} the target: the level rises while more than ${formatPercent(product.target, 0)} of the product's part of the capital is used, and falls while less is.`,
    },
    {
      key: 'experience',
      name: 'Experience',
      value: formatMultiple(experience, 3),
      text: `${towards(experience, 'The product has claimed more than its premium was meant to pay, so it costs more.', 'Premium was earned and little was claimed, so it costs less.', 'Too little has happened to raise or lower the price.')} Both are forgotten by half-lives.`,
    },
  ];
  if (product.signal) {
    const above = 'The price it watches has fallen, so new cover costs more.';
    parts.push({
      key: 'signal',
      name: 'Market signal',
      value: formatMultiple(market, 3),
      text: product.signalStopped
        ? 'The price it watches is below its limit, so sales are stopped.'
        : towards(market, above, above, 'The price it watches is where it should be.'),
    });
  }
  return parts;
}

/** What the next unit costs a year now. */
export const priceNow = (product: ProductSummary): bigint => unitRate(product, utilisation(product));
