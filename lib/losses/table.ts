/** A row of a list, with the number of the line it begins on. */
export type Row = { line: number; cells: string[] };

/** A mistake in a list, its place, and how to fix it. */
export type Problem = { line: number; value: string; message: string };

export const DELIMITERS = [',', ';', '\t', '|'] as const;

const CARRIAGE_RETURN = /\r\n?/g;

/** The separator that the first line with content uses most, outside quotes; a comma when there is none. */
export function detectDelimiter(text: string): string {
  const first =
    text
      .replace(/^\uFEFF/, '')
      .split(/\r\n?|\n/)
      .find((line) => line.trim() !== '') ?? '';
  const bare = first.replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((mark) => ({ mark, count: bare.split(mark).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** Splits separated values as RFC 4180 has them; blank lines are skipped, spaces around a cell dropped. */
export function parseTable(source: string, delimiter: string): { rows: Row[]; problems: Problem[] } {
  const text = source.replace(/^\uFEFF/, '').replace(CARRIAGE_RETURN, '\n');
  const rows: Row[] = [];
  const problems: Problem[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    let more = true;
    while (more) {
      const cell = readCell(text, at, delimiter);
      if (cell.problem) problems.push({ line, value: cell.value.slice(0, 40), message: cell.problem });
      cells.push(cell.value.trim());
      line += cell.breaks;
      more = text[cell.end] === delimiter;
      at = cell.end + 1;
    }
    line += 1;
    if (cells.some((cell) => cell !== '')) rows.push({ line: start, cells });
  }
  return { rows, problems };
}

type Cell = { value: string; end: number; breaks: number; problem?: string };

function readCell(text: string, start: number, delimiter: string): Cell {
  let from = start;
  while (text[from] === ' ') from += 1;
  if (text[from] === '"') return readQuoted(text, from, delimiter);
  const end = cellEnd(text, start, delimiter);
  return { value: text.slice(start, end), end, breaks: 0 };
}

function readQuoted(text: string, quote: number, delimiter: string): Cell {
  let close = text.indexOf('"', quote + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) {
    const end = cellEnd(text, quote, delimiter);
    return {
      value: text.slice(quote, end),
      end,
      breaks: 0,
      problem: 'A quote is opened and never closed. Close it, or double a quote that is part of the value.',
    };
  }
  const inner = text.slice(quote + 1, close);
  const end = cellEnd(text, close + 1, delimiter);
  const tail = text.slice(close + 1, end);
  const cell = { value: inner.replaceAll('""', '"'), end, breaks: inner.split('\n').length - 1 };
  if (tail.trim() === '') return cell;
  return {
    ...cell,
    value: text.slice(quote, end),
    problem: 'There is text after the closing quote. Put the whole value inside the quotes.',
  };
}

function cellEnd(text: string, from: number, delimiter: string): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end += 1;
  return end;
}
