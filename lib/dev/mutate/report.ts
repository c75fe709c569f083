import { basename } from 'node:path';
import type { Verdict } from './judge';
import type { Mutant } from './mutants';

export type Result = Omit<Mutant, 'edit'> & Omit<Verdict, 'status'> & { status: Verdict['status'] | 'known' };

/** The output of `--json`. */
export interface Report {
  /** Percentage of the counted mutants that a test detected; undefined if none counts. */
  score?: number;
  threshold: number;
  /** For a sample: the 95 % confidence interval of the score of all mutants. */
  interval?: [number, number];
  sampled: boolean;
  counts: Counts;
  secondsPerMutant: number;
  files: Record<string, Counts>;
  operators: Record<string, Counts>;
  mutants: Result[];
}

const STATUSES = ['killed', 'timeout', 'survived', 'equivalent', 'known', 'invalid', 'error'] as const;
export type Counts = Record<(typeof STATUSES)[number], number>;

export function countsOf(results: Result[]): Counts {
  const count = (status: string) => results.filter((result) => result.status === status).length;
  return Object.fromEntries(STATUSES.map((status) => [status, count(status)])) as Counts;
}

const noticed = ({ killed, timeout }: Counts) => killed + timeout;
const counted = (counts: Counts) => noticed(counts) + counts.survived;

/** Percentage. Mutants that do not compile, or compile to the same code, do not count. */
export function scoreOf(counts: Counts): number | undefined {
  return counted(counts) === 0 ? undefined : (100 * noticed(counts)) / counted(counts);
}

const Z_95 = 1.96;

/** Wilson's 95 % confidence interval of a sampled share, in percent. */
export function intervalOf(counts: Counts): [number, number] | undefined {
  const n = counted(counts);
  if (n === 0) return undefined;
  const share = noticed(counts) / n;
  const z2 = Z_95 ** 2;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z_95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return [100 * Math.max(0, middle - half), 100 * Math.min(1, middle + half)];
}

function groupedBy(results: Result[], key: (result: Result) => string): Record<string, Counts> {
  const keys = [...new Set(results.map(key))].sort();
  return Object.fromEntries(
    keys.map((name) => [name, countsOf(results.filter((result) => key(result) === name))]),
  );
}

export function makeReport(results: Result[], sampled: boolean, threshold: number): Report {
  const counts = countsOf(results);
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  return {
    score: scoreOf(counts),
    threshold,
    interval: sampled ? intervalOf(counts) : undefined,
    sampled,
    counts,
    secondsPerMutant: results.length === 0 ? 0 : seconds / results.length,
    files: groupedBy(results, ({ file }) => basename(file, '.sol')),
    operators: groupedBy(results, ({ operator }) => operator),
    mutants: results,
  };
}

const percent = (value?: number) => (value === undefined ? '–' : `${value.toFixed(1)} %`);

function table(title: string, rows: Record<string, Counts>): string[] {
  const line = (cells: string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(22) : cell.padStart(11))).join('');
  return [
    line([title, 'score', ...STATUSES]),
    ...Object.entries(rows).map(([name, counts]) =>
      line([name, percent(scoreOf(counts)), ...STATUSES.map((status) => String(counts[status] || '·'))]),
    ),
  ];
}

export const position = ({ file, line }: { file: string; line: number }) => `${file}:${line}`;

function listed(title: string, results: Result[], shown: (result: Result) => string): string[] {
  if (results.length === 0) return [];
  const entry = (result: Result) => [
    `${position(result)}  ${result.operator}  ${result.id}`,
    `    ${shown(result)}`,
  ];
  return ['', title, ...results.flatMap(entry)];
}

/** The report as text. */
export function reportLines(report: Report): string[] {
  const { counts, interval, mutants } = report;
  const of = (status: string) => mutants.filter((result) => result.status === status);
  const range = interval ? `; all of them: ${interval.map((value) => value.toFixed(0)).join(' to ')} %` : '';
  return [
    '',
    ...table('file', report.files),
    '',
    ...table('operator', report.operators),
    ...listed('Survivors:', of('survived'), ({ diff }) => diff),
    ...listed('Tests that did not end:', of('timeout'), ({ diff }) => diff),
    ...listed('Not judged:', of('error'), ({ by }) => by ?? ''),
    '',
    `${noticed(counts)} of ${counted(counts)} mutants killed: ${percent(report.score)}${range}` +
      ` (threshold ${report.threshold} %; ${report.secondsPerMutant.toFixed(1)} s a mutant)`,
  ];
}
