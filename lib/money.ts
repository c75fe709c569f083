import { formatAmount } from './units';

type Unit = { decimals: number; symbol: string };

/** 1,234.50 of an asset, without its symbol. */
export const formatFigure = (value: bigint, { decimals }: Unit): string => formatAmount(value, decimals);

/** 1,234.50 dUSD, 0.0061 dETH */
export const formatMoney = (value: bigint, unit: Unit): string =>
  `${formatFigure(value, unit)} ${unit.symbol}`;
