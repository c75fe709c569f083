import { formatAmount } from './units';

type Unit = { decimals: number; symbol: string };

/** As many digits as are worth something: a hundredth of a dollar, a ten-thousandth of an ether. */
const digitsOf = ({ decimals }: Unit): number => (decimals > 8 ? 4 : 2);

/** 1,234.50 of an asset, without its symbol. */
export const formatFigure = (value: bigint, unit: Unit): string =>
  formatAmount(value, unit.decimals, digitsOf(unit));

/** 1,234.50 dUSD, 0.0061 dETH */
export const formatMoney = (value: bigint, unit: Unit): string =>
  `${formatFigure(value, unit)} ${unit.symbol}`;
