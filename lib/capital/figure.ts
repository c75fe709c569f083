import { formatAmount, formatWhole } from '@/lib/units';

type Unit = { decimals: number; symbol: string };

const WHOLE_FROM = 10_000n;

/** Large amounts without decimals, small ones with two: 250,000 of a dollar and 41.50 of an ether both say enough. */
export function formatFigure(value: bigint, decimals: number): string {
  const size = value < 0n ? -value : value;
  const isLarge = size === 0n || size >= WHOLE_FROM * 10n ** BigInt(decimals);
  return isLarge ? formatWhole(value, decimals) : formatAmount(value, decimals);
}

/** Somebody's own money, to two digits whatever its size. */
export const amountOf = (value: bigint, { decimals, symbol }: Unit): string =>
  `${formatAmount(value, decimals)}\u00a0${symbol}`;

/** A pool's figure with the asset's symbol. */
export const figureOf = (value: bigint, { decimals, symbol }: Unit): string =>
  `${formatFigure(value, decimals)}\u00a0${symbol}`;
