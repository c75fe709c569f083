/** An exact decimal: `digits / 10^scale`, whatever the token. */
export type Exact = { digits: bigint; scale: number };

export type Marks = {
  /** What separates whole from fraction. */
  point: '.' | ',';
  /** What groups digits in threes, if the caller says so; otherwise only groups that cannot be misread are accepted. */
  thousands?: string;
  /** Whether 1.5e-7 is accepted. */
  scientific: boolean;
};

export type Parsed = { amount: Exact } | { problem: string };

/** More digits than any uint256, and few enough that no exponent can exhaust the memory. */
const MAX_DIGITS = 120;

const escapeMark = (mark: string) => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const otherMark = (point: string) => (point === '.' ? ',' : '.');

/** Reads one amount without ever passing through a floating-point number. */
export function parseAmount(text: string, marks: Marks): Parsed {
  if (text === '')
    return { problem: 'The amount is missing. Write 0 if nothing was lost, or remove the row.' };
  const sign = /^[-−]/.test(text) ? -1n : 1n;
  const body = text.replace(/^[-−]/, '');
  const [mantissa = '', exponent, ...rest] = body.split(/[eE]/);
  if (exponent === undefined) return withSign(parsePlain(body, marks), sign);
  if (rest.length > 0 || !/^[+-]?\d{1,3}$/.test(exponent)) return { problem: unreadable(marks) };
  const plain = parsePlain(mantissa, marks);
  if ('problem' in plain) return plain;
  if (!marks.scientific) {
    return {
      problem:
        'Scientific notation is often what a spreadsheet leaves of a rounded number. Export the column as text with all its digits, or pass --scientific to take it as exact.',
    };
  }
  return withSign(shift(plain.amount, Number(exponent)), sign);
}

function withSign(parsed: Parsed, sign: bigint): Parsed {
  return 'problem' in parsed
    ? parsed
    : { amount: { digits: sign * parsed.amount.digits, scale: parsed.amount.scale } };
}

function shift({ digits, scale }: Exact, exponent: number): Parsed {
  const moved = scale - exponent;
  if (Math.abs(moved) > MAX_DIGITS) return { problem: `The exponent is beyond ${MAX_DIGITS} digits.` };
  return {
    amount: moved >= 0 ? { digits, scale: moved } : { digits: digits * 10n ** BigInt(-moved), scale: 0 },
  };
}

function parsePlain(body: string, marks: Marks): Parsed {
  if (body.length > MAX_DIGITS) return { problem: 'The number is too long to be an amount of any token.' };
  const { point, thousands } = marks;
  const group = thousands ?? otherMark(point);
  const parts = body.split(point);
  const [whole = '', fraction = ''] = parts;
  const isFraction = parts.length === 1 || (parts.length === 2 && /^\d+$/.test(fraction));
  if (!isFraction) return { problem: misplaced(body, marks) };
  if (/^\d+$/.test(whole) || (whole === '' && fraction !== '')) return exact(whole, fraction);
  const grouped = new RegExp(`^[1-9]\\d{0,2}(${escapeMark(group)}\\d{3})+$`);
  if (!grouped.test(whole)) return { problem: misplaced(body, marks) };
  const groups = whole.split(group);
  if (!thousands && parts.length === 1 && groups.length === 2) return { problem: ambiguous(groups, marks) };
  return exact(groups.join(''), fraction);
}

const exact = (whole: string, fraction: string): Parsed => ({
  amount: { digits: BigInt(whole + fraction), scale: fraction.length },
});

const unreadable = ({ point }: Marks) =>
  `This is not a number. Write digits and at most one "${point}", without a currency, a unit or a percentage.`;

const ambiguous = (groups: string[], { point }: Marks) =>
  `This can be read as ${groups.join('')} or as ${groups.join('.')}. Pass --thousands "${otherMark(point)}" if the mark groups digits, or --point "${otherMark(point)}" if it begins the fraction.`;

function misplaced(body: string, marks: Marks): string {
  const { point, thousands } = marks;
  const other = otherMark(point);
  if (/^\(.*\)$/.test(body))
    return 'Brackets around a number mean a negative one to an accountant. Write a minus sign.';
  if (/^[\d.]*,\d+$/.test(body) && point === '.') {
    return `The comma does not group digits in threes. Pass --point "${other}" if it begins the fraction, or correct the value.`;
  }
  if (/^[\d,]*\.\d+$/.test(body) && point === ',') {
    return `The point does not group digits in threes. Leave out --point "," if it begins the fraction, or correct the value.`;
  }
  const mark = /^\d{1,3}([ '’_\u00a0\u202f])\d{3}/.exec(body)?.[1];
  if (mark && mark !== thousands) {
    return `The digits are grouped with "${mark}". Pass --thousands "${mark}", or remove the marks.`;
  }
  if (/^\d[\d.,]*\d$/.test(body)) return 'The digits are not grouped in threes. Correct the value.';
  return unreadable(marks);
}

/** `a - b`, exactly. */
export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { digits: -b.digits, scale: b.scale });
}

/** `a + b`, exactly. */
export function add(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  const at = ({ digits, scale: own }: Exact) => digits * 10n ** BigInt(scale - own);
  return { digits: at(a) + at(b), scale };
}

/** Whole token units towards zero, and what is left over, exactly. */
export function toUnits({ digits, scale }: Exact, decimals: number): { units: bigint; rest: Exact } {
  if (scale <= decimals) {
    return { units: digits * 10n ** BigInt(decimals - scale), rest: { digits: 0n, scale: 0 } };
  }
  const divisor = 10n ** BigInt(scale - decimals);
  return { units: digits / divisor, rest: { digits: digits % divisor, scale } };
}

/** The exact value in plain digits. */
export function showExact({ digits, scale }: Exact): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = text.slice(text.length - scale).replace(/0+$/, '');
  return `${digits < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}
