export const WAD = 10n ** 18n;
export const BPS = 10_000n;

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

function split(value: bigint, decimals: number): { sign: string; whole: string; fraction: string } {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  return { sign: value < 0n ? '−' : '', whole: digits.slice(0, at), fraction: digits.slice(at) };
}

/** Two digits, as of money, or as many as the asset has; four for small amounts of assets with many decimals, whose unit is
 * worth much. */
function usualDigits(value: bigint, decimals: number): number {
  const size = value < 0n ? -value : value;
  return decimals > 8 && size > 0n && size < 10n * 10n ** BigInt(decimals) ? 4 : Math.min(2, decimals);
}

/** 1,234.50 — cut, never rounded up; an amount below the last digit shown reads `<0.01`. */
export function formatAmount(value: bigint, decimals: number, digits = usualDigits(value, decimals)): string {
  const { sign, whole, fraction } = split(value, decimals);
  const shown = fraction.slice(0, digits).padEnd(digits, '0');
  const isDust = value !== 0n && BigInt(whole) === 0n && !/[1-9]/.test(shown);
  if (isDust) return `<${digits === 0 ? '1' : `0.${'1'.padStart(digits, '0')}`}`;
  return `${sign}${grouped(whole)}${digits > 0 ? `.${shown}` : ''}`;
}

/** 1,234 — the whole units only, for large quiet figures. */
export const formatWhole = (value: bigint, decimals: number): string => formatAmount(value, decimals, 0);

/** Whole units of a dollar's kind; of an asset whose unit is worth much, the digits that matter. */
export const formatRound = (value: bigint, decimals: number): string =>
  decimals > 8 ? trimZeros(formatAmount(value, decimals)) : formatWhole(value, decimals);

const SCALES = [
  { exponent: 9, suffix: 'bn' },
  { exponent: 6, suffix: 'm' },
  { exponent: 3, suffix: 'k' },
] as const;

/** 1.24m — for axes and narrow cells. */
export function formatCompact(value: bigint, decimals: number): string {
  const size = value < 0n ? -value : value;
  const scale = SCALES.find(({ exponent }) => size >= 10n ** BigInt(decimals + exponent));
  if (!scale) return trimZeros(formatAmount(value, decimals, 2));
  return trimZeros(formatAmount(value, decimals + scale.exponent, 2)) + scale.suffix;
}

/** Every digit that matters and no more: what an input field should hold. */
export function formatExact(value: bigint, decimals: number): string {
  const { sign, whole, fraction } = split(value, decimals);
  const trimmed = fraction.replace(/0+$/, '');
  return `${sign === '' ? '' : '-'}${whole}${trimmed && `.${trimmed}`}`;
}

const trimZeros = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** a / b with 1e18 = 1; null when b is 0. */
export const ratio = (a: bigint, b: bigint): bigint | null => (b === 0n ? null : (a * WAD) / b);

/** 3.42 % of a share in which 1e18 = 100 %. */
export const formatPercent = (wad: bigint, digits = 2): string => `${formatAmount(wad, 16, digits)}\u00a0%`;

/** 25 % of 2,500 basis points; trailing zeros go. */
export const formatBps = (bps: number | bigint): string =>
  `${trimZeros(formatAmount(BigInt(bps), 2, 2))}\u00a0%`;

/** 1.0342 — a share's price in which 1e18 = par. */
export const formatSharePrice = (wad: bigint): string => formatAmount(wad, 18, 4);

/** 2.4× of a multiple in which 1e18 = 1. */
export const formatMultiple = (wad: bigint, digits = 2): string => `${formatAmount(wad, 18, digits)}×`;

/** For pixels only, never for money. */
export const toNumber = (value: bigint, decimals: number): number => Number(formatExact(value, decimals));

/** 0x1234…cdef: enough to tell hashes and addresses apart, never enough to trust them. */
export const shortHex = (hex: string): string => `${hex.slice(0, 6)}…${hex.slice(-4)}`;
