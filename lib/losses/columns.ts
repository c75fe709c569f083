import { type Exact, type Marks, parseAmount, showExact, subtract } from './amount';
import type { Problem, Row } from './table';

/** Which columns hold the account and the loss; a loss can also be what a balance fell by. */
export type Columns = { account: number } & ({ loss: number } | { before: number; after: number });

/** Columns by header, or by position counted from 1. */
export type ColumnChoice = { account?: string; loss?: string; before?: string; after?: string };

export type Located = { columns: Columns; header: Row | null; body: Row[] };

const NAMES = {
  account: /^(account|address|addr|wallet|holder|owner|user|depositor|victim|recipient|beneficiary)$/,
  loss: /^(loss|losses|lost|amount|damage|shortfall|value)$/,
  before: /^(before|pre|prior|old|previous|start|opening)$/,
  after: /^(after|post|new|end|closing)$/,
};

type Kind = keyof typeof NAMES;

const wordsOf = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');

const isHeader = (row: Row) => !row.cells.some((cell) => /^0x[0-9a-fA-F]{6,}$/i.test(cell));

const refuse = (line: number, value: string, message: string): Problem => ({ line, value, message });

/** Finds the columns by what was asked for, then by the words of the header. */
export function locate(rows: Row[], choice: ColumnChoice): Located | { problems: Problem[] } {
  const first = rows[0];
  if (!first) return { problems: [refuse(1, '', 'The list is empty.')] };
  const header = isHeader(first) ? first : null;
  const problems: Problem[] = [];
  const find = (kind: Kind): number | undefined => {
    const asked = choice[kind];
    const found = asked === undefined ? guess(kind, header) : named(asked, first, header);
    if (typeof found !== 'string') return found;
    problems.push(refuse(first.line, asked ?? kind, found));
  };
  const account = find('account') ?? (header ? undefined : 0);
  const columns = find('loss');
  const asksBalances = choice.before !== undefined || choice.after !== undefined;
  const before =
    choice.loss === undefined && (asksBalances || columns === undefined) ? find('before') : undefined;
  const after =
    choice.loss === undefined && (asksBalances || columns === undefined) ? find('after') : undefined;
  if (asksBalances && choice.loss !== undefined) {
    problems.push(refuse(first.line, '', 'Pass --loss, or --before and --after, not both.'));
  }
  if (problems.length > 0) return { problems };
  const body = header ? rows.slice(1) : rows;
  const titles = `The columns are: ${first.cells.map((cell) => `"${cell}"`).join(', ')}.`;
  if (account === undefined) {
    return {
      problems: [
        refuse(first.line, '', `No column is known to be the account. Pass --account NAME. ${titles}`),
      ],
    };
  }
  if (before !== undefined && after !== undefined)
    return { columns: { account, before, after }, header, body };
  if (columns !== undefined && !asksBalances) return { columns: { account, loss: columns }, header, body };
  if (!header && first.cells.length === 2 && !asksBalances) {
    return { columns: { account, loss: account === 0 ? 1 : 0 }, header, body };
  }
  const message = `No column is known to be the loss. Pass --loss NAME, or --before NAME and --after NAME. ${titles}`;
  return { problems: [refuse(first.line, '', message)] };
}

/** The one column whose header says what it is; a sentence when several do. */
function guess(kind: Kind, header: Row | null): number | string | undefined {
  if (!header) return undefined;
  const matches = header.cells.flatMap((cell, i) =>
    wordsOf(cell).some((word) => NAMES[kind].test(word)) ? [i] : [],
  );
  const whole = matches.filter((i) => NAMES[kind].test((header.cells[i] ?? '').toLowerCase()));
  const best = whole.length === 1 ? whole : matches;
  if (best.length <= 1) return best[0];
  const titles = best.map((i) => `"${header.cells[i]}"`).join(' and ');
  return `${titles} could all be the ${kind}. Pass --${kind} NAME.`;
}

function named(asked: string, first: Row, header: Row | null): number | string {
  const wanted = asked.trim().toLowerCase();
  const matches = (header?.cells ?? []).flatMap((cell, i) => (cell.toLowerCase() === wanted ? [i] : []));
  if (matches.length === 1) return matches[0] ?? 0;
  if (matches.length > 1)
    return `Several columns are called "${asked}". Pass the position of yours, counted from 1.`;
  const position = Number(asked);
  if (Number.isInteger(position) && position >= 1 && position <= first.cells.length) return position - 1;
  const titles = first.cells.map((cell) => `"${cell}"`).join(', ');
  return header
    ? `There is no column "${asked}". The columns are: ${titles}.`
    : `The list has no header, so pass a position from 1 to ${first.cells.length}.`;
}

/** What a row says was lost, exactly; the scales of what was read say how precise the list is. */
export type RowLoss = { loss: Exact; scales: number[] };

export function lossIn(row: Row, columns: Columns, marks: Marks): RowLoss | { problems: Problem[] } {
  const cell = (column: number) => row.cells[column] ?? '';
  if ('loss' in columns) {
    const parsed = parseAmount(cell(columns.loss), marks);
    return 'problem' in parsed
      ? { problems: [refuse(row.line, cell(columns.loss), parsed.problem)] }
      : { loss: parsed.amount, scales: [parsed.amount.scale] };
  }
  const values = [cell(columns.before), cell(columns.after)];
  const amounts: Exact[] = [];
  const problems: Problem[] = [];
  for (const value of values) {
    const parsed = parseAmount(value, marks);
    if ('problem' in parsed) problems.push(refuse(row.line, value, parsed.problem));
    else if (parsed.amount.digits < 0n) {
      problems.push(
        refuse(row.line, value, `A balance cannot be ${showExact(parsed.amount)}. Correct the row.`),
      );
    } else amounts.push(parsed.amount);
  }
  const [before, after] = amounts;
  if (problems.length > 0 || !before || !after) return { problems };
  return { loss: subtract(before, after), scales: [before.scale, after.scale] };
}
