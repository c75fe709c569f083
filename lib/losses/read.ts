import { type Address, maxUint256 } from 'viem';
import { parseAccount } from './account';
import { add, type Exact, type Marks, showExact, subtract, toUnits } from './amount';
import { type ColumnChoice, type Columns, locate, lossIn, type RowLoss } from './columns';
import { detectDelimiter, type Problem, parseTable, type Row } from './table';
import type { Loss } from './tree';

export type ReadOptions = ColumnChoice & {
  decimals?: number;
  delimiter?: string;
  point?: '.' | ',';
  thousands?: string;
  scientific?: boolean;
  /** Amounts are whole units of the asset already. */
  units?: boolean;
  merge?: boolean;
  skipGains?: boolean;
  roundDown?: boolean;
  /** A row of totals is checked and left out. */
  totals?: boolean;
};

export type Notes = {
  rows: number;
  zeros: number;
  gains: number;
  merged: number;
  roundedRows: number;
  /** What rounding down took from the list, in the asset's own notation. */
  roundedOff: string;
  totals: number;
  decimals: number;
  decimalsDetected: boolean;
  delimiter: string;
  columns: string[];
};

export type ReadResult = { losses: Loss[]; notes: Notes } | { problems: Problem[] };

type Entry = { line: number; account: Address; value: string; loss: Exact };

const NOTHING: Exact = { digits: 0n, scale: 0 };
/** Fewer digits are a way to write money, not the precision of a token. */
const MIN_DETECTED_DECIMALS = 6;
const TOTAL = /^(grand[ _-]?|sub[ _-]?)?(totals?|sum)\b/i;

/** Reads a list of losses; every problem is reported, and a list with one gives nothing. */
export function readLosses(text: string, options: ReadOptions): ReadResult {
  const delimiter = options.delimiter ?? detectDelimiter(text);
  const { rows, problems } = parseTable(text, delimiter);
  const located = locate(rows, options);
  if ('problems' in located) return { problems: [...problems, ...located.problems] };
  const { columns, header, body } = located;
  const read = readRows(body, rows[0]?.cells.length ?? 0, columns, options);
  problems.push(...read.problems);
  const decimals = options.decimals ?? detectDecimals(read.scales, options);
  if (typeof decimals !== 'number') {
    // whatever the decimals are, the other problems stand
    const others = settle(read.entries, { ...options, roundDown: true }, 0).problems;
    const unknown = { line: body[0]?.line ?? 1, value: '', message: decimals.problem };
    return { problems: sorted([unknown, ...problems, ...others]) };
  }
  const settled = settle(read.entries, options, decimals);
  problems.push(...settled.problems);
  if (problems.length === 0 && settled.losses.length === 0) {
    problems.push({ line: 1, value: '', message: 'No account of this list lost anything.' });
  }
  if (problems.length > 0) return { problems: sorted(problems) };
  const name = (i: number) => header?.cells[i] ?? `${i + 1}`;
  const notes = {
    ...settled.notes,
    rows: body.length,
    totals: read.totals,
    decimals,
    decimalsDetected: options.decimals === undefined,
    delimiter,
    columns: Object.values(columns).map(name),
  };
  return { losses: settled.losses, notes };
}

const sorted = (problems: Problem[]) => problems.sort((a, b) => a.line - b.line);

type Rows = { entries: Entry[]; scales: number[]; totals: number; sum: Exact; problems: Problem[] };

const isTotal = (row: Row, label: string) =>
  !/^0x/i.test(label) && [label, ...row.cells].some((cell) => TOTAL.test(cell));

function readRows(body: Row[], width: number, columns: Columns, options: ReadOptions): Rows {
  const { point = '.', thousands, scientific = false } = options;
  const marks: Marks = { point, thousands, scientific };
  const rows: Rows = { entries: [], scales: [], totals: 0, sum: NOTHING, problems: [] };
  for (const row of body) {
    const label = row.cells[columns.account] ?? '';
    const refuse = (message: string, value = label) => rows.problems.push({ line: row.line, value, message });
    if (isTotal(row, label) && !options.totals) {
      const value = label || row.cells.join(' ');
      refuse(
        'This looks like a row of totals. Remove it, or pass --totals to have it checked and left out.',
        value,
      );
    } else if (row.cells.length !== width) {
      const message = `The row has ${row.cells.length} columns where the first has ${width}. Quote values that contain the delimiter, or pass --delimiter.`;
      refuse(message, row.cells.join(' | ').slice(0, 60));
    } else {
      const amount = lossIn(row, columns, marks);
      if ('problems' in amount) rows.problems.push(...amount.problems);
      const loss = 'loss' in amount ? amount : null;
      if (isTotal(row, label)) checkTotal(rows, loss?.loss, refuse);
      else takeRow(rows, row.line, label, loss, refuse);
    }
  }
  return rows;
}

type Refuse = (message: string) => void;

function checkTotal(rows: Rows, total: Exact | undefined, refuse: Refuse) {
  if (!total) return;
  rows.totals += 1;
  if (subtract(total, rows.sum).digits === 0n) return;
  const [sum, said] = [showExact(rows.sum), showExact(total)];
  refuse(`The rows above sum to ${sum}, not to ${said}. Find out which is wrong.`);
}

function takeRow(rows: Rows, line: number, label: string, amount: RowLoss | null, refuse: Refuse) {
  const parsed = parseAccount(label);
  if ('problem' in parsed) refuse(parsed.problem);
  if (!amount) return;
  const { loss, scales } = amount;
  rows.sum = add(rows.sum, loss);
  rows.scales.push(...scales);
  if ('account' in parsed) rows.entries.push({ line, account: parsed.account, value: showExact(loss), loss });
}

function detectDecimals(scales: number[], options: ReadOptions): number | { problem: string } {
  const [first] = scales;
  const agree = first !== undefined && scales.every((scale) => scale === first);
  if (!options.units && agree && first >= MIN_DETECTED_DECIMALS) return first;
  return {
    problem:
      'The amounts do not show how many decimals the token has. Pass --decimals N: what the token’s decimals() returns, 0 for one without.',
  };
}

type Settled = {
  losses: Loss[];
  problems: Problem[];
  notes: Pick<Notes, 'zeros' | 'gains' | 'merged' | 'roundedRows' | 'roundedOff'>;
};

/** One entry an account: duplicates, gains, zeros and fractions of a unit find their end here. */
function settle(entries: Entry[], options: ReadOptions, decimals: number): Settled {
  const problems: Problem[] = [];
  const byAccount = new Map<Address, Entry>();
  const notes = { zeros: 0, gains: 0, merged: 0, roundedRows: 0, roundedOff: '0' };
  for (const entry of entries) {
    const earlier = byAccount.get(entry.account);
    if (!earlier) byAccount.set(entry.account, { ...entry });
    else if (options.merge) {
      notes.merged += 1;
      earlier.loss = add(earlier.loss, entry.loss);
      earlier.value = showExact(earlier.loss);
    } else {
      const message = `The account is also on line ${earlier.line}. Remove one of them, or pass --merge to add them up.`;
      problems.push({ line: entry.line, value: entry.account, message });
    }
  }
  const losses: Loss[] = [];
  let roundedOff = NOTHING;
  for (const { line, account, value, loss } of byAccount.values()) {
    const refuse = (message: string) => problems.push({ line, value, message });
    if (loss.digits < 0n) {
      if (options.skipGains) notes.gains += 1;
      else refuse(`${account} gained. Correct the row, or pass --skip-gains to leave such accounts out.`);
      continue;
    }
    const { units, rest } = toUnits(loss, options.units ? 0 : decimals);
    if (rest.digits !== 0n && !options.roundDown) {
      const precision = options.units ? 'A unit cannot be divided' : `The token has ${decimals} decimals`;
      refuse(`${precision}, and this has more. Pass --round-down to drop the rest, or correct --decimals.`);
      continue;
    }
    if (rest.digits !== 0n) notes.roundedRows += 1;
    roundedOff = add(roundedOff, rest);
    if (units > maxUint256)
      refuse('This is more than any token can hold (2^256 - 1 units). Check --decimals.');
    else if (units === 0n) notes.zeros += 1;
    else losses.push({ account, loss: units });
  }
  const total = losses.reduce((sum, { loss }) => sum + loss, 0n);
  if (total > maxUint256)
    problems.push({ line: 1, value: '', message: 'The losses sum to more than 2^256 - 1 units.' });
  return { losses, problems, notes: { ...notes, roundedOff: showExact(roundedOff) } };
}
