import { formatExact } from './units';

type Mark = '.' | ',';

/** What separates whole from fraction where the reader lives; a point on the server. */
function decimalMark(): Mark {
  if (typeof navigator === 'undefined') return '.';
  return markOf(navigator.language);
}

export function markOf(language: string | undefined): Mark {
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1.5);
    return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
  } catch {
    // some browsers name a language that their own library refuses: "en-US@posix"
    return '.';
  }
}

export type ReadAmount = { value: bigint } | { problem: string };

/** Groups of three with spaces or apostrophes between them. */
const SPACED = /^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d*)?$/;
/** Marks without width that come with copied numbers. Those that turn the direction of what is shown stay, and are refused. */
const UNSEEN = /[\u200b-\u200f\u2060\ufeff]/g;
/** More whole digits than any token's supply has. */
const MAX_WHOLE_DIGITS = 30;
const GROUPED = /^[1-9]\d{0,2}(?:([,.])\d{3})(?:\1\d{3})*$/;

/**
 * What a person typed, as units. A mark that can only be one thing is taken as it; `1,250` and `1.250` are taken as the
 * locale writes them if that agrees with how the app writes amounts (1,250.50), else refused: never misread.
 */
export function readAmount(text: string, decimals: number, locale: Mark = decimalMark()): ReadAmount {
  const typed = text.replaceAll(UNSEEN, '').trim();
  const plain = typed.replaceAll(/[\s'’]/g, '');
  // only these are taken: other scripts have digits of their own
  if (/[^\P{Nd}0-9]/u.test(plain)) return { problem: 'Type it with the digits 0 to 9, like 1250.50.' };
  if (!/^[\d.,]*\d[\d.,]*$/.test(plain)) return { problem: 'Type a number, like 1250.50.' };
  if (plain !== typed && !SPACED.test(typed)) {
    return { problem: 'The spaces do not group digits in threes. Type a number like 1250.50.' };
  }
  const split = splitAt(plain, locale, decimals);
  if ('problem' in split) return split;
  const fraction = split.fraction.replace(/0+$/, '');
  if (fraction.length > decimals) {
    return {
      problem: decimals === 0 ? 'Type a whole number.' : `At most ${decimals} decimals are possible.`,
    };
  }
  if (split.whole.replace(/^0+/, '').length > MAX_WHOLE_DIGITS)
    return { problem: 'This number is too large.' };
  return { value: BigInt(split.whole + fraction.padEnd(decimals, '0')) };
}

/** The same without the reason; null when it is not a number, has too many decimals or can be read in two ways. */
export function parseAmount(text: string, decimals: number, locale?: Mark): bigint | null {
  const read = readAmount(text, decimals, locale);
  return 'value' in read ? read.value : null;
}

function splitAt(
  plain: string,
  locale: Mark,
  decimals: number,
): { whole: string; fraction: string } | { problem: string } {
  const marks = plain.match(/[.,]/g) ?? [];
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (last < 0) return { whole: plain, fraction: '' };
  const [before, after] = [plain.slice(0, last), plain.slice(last + 1)];
  const isGroupable = GROUPED.test(plain);
  if (marks.length > 1) {
    if (isGroupable) return { whole: plain.replaceAll(/[.,]/g, ''), fraction: '' };
    const group = plain[last] === '.' ? ',' : '.';
    if (GROUPED.test(before) && !before.includes(plain[last] ?? ''))
      return { whole: before.replaceAll(group, ''), fraction: after };
    return { problem: 'The marks do not group digits in threes. Type a number like 1250.50.' };
  }
  if (!isGroupable) return { whole: before, fraction: after };
  if (locale === '.') {
    return plain[last] === '.' ? { whole: before, fraction: after } : { whole: before + after, fraction: '' };
  }
  if (decimals === 0) return { problem: 'Type a whole number without marks, like 1250.' };
  return { problem: `This can be read in two ways. Type ${before}${after} or ${before}.${after}0.` };
}

/** What an input should hold: every digit that matters, in a form that can be read in one way only. */
export function amountText(value: bigint, decimals: number): string {
  const text = formatExact(value, decimals);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
