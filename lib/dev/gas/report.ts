// Prints the figures, stores them as the snapshot, or compares them with it.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../process.mjs';
import { root } from '../settings.mjs';
import { budgetOf, type Figures, KNOWN_EXCESSES } from './budgets';

const snapshotFile = join(root, 'contracts/snapshots/gas.json');

const grouped = (figure: number) => figure.toLocaleString('en-US');

export function printTable(figures: Figures) {
  const row = (cells: string[]) =>
    console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(28) : cell.padStart(18))).join(''));
  row(['', 'gas or bytes', 'ceiling', 'best peer']);
  for (const [key, figure] of Object.entries(figures)) {
    const budget = budgetOf(key, figures);
    const mark = budget && figure > budget.ceiling ? ' !' : '';
    row([key, grouped(figure) + mark, budget ? grouped(budget.ceiling) : '', budget?.peer ?? '']);
  }
  for (const [key, reason] of Object.entries(KNOWN_EXCESSES)) console.log(`! ${key}: ${reason}`);
}

export function writeSnapshot(figures: Figures) {
  mkdirSync(dirname(snapshotFile), { recursive: true });
  writeFileSync(snapshotFile, `${JSON.stringify(figures, null, 2)}\n`);
}

function readSnapshot(): Figures {
  try {
    return JSON.parse(readFileSync(snapshotFile, 'utf8'));
  } catch {
    throw new Failure('There is no gas snapshot: `npm run gas -- --write` makes it.');
  }
}

/** Two runs may differ by this much gas: with the chain's clock, logarithms and roots take a step more or less. */
const CLOCK_GAS = 100;

function isKept(key: string, before: number | undefined, now: number | undefined) {
  if (before === undefined || now === undefined) return false;
  return Math.abs(now - before) <= (key.startsWith('size.') ? 0 : CLOCK_GAS);
}

/** A sentence for each figure that differs from the snapshot or exceeds its ceiling. */
function complaints(figures: Figures): string[] {
  const kept = readSnapshot();
  const keys = [...new Set([...Object.keys(kept), ...Object.keys(figures)])];
  const changes = keys
    .filter((key) => !isKept(key, kept[key], figures[key]))
    .map(
      (key) => `${key}: the snapshot says ${kept[key] ?? 'nothing'}, measured ${figures[key] ?? 'nothing'}`,
    );
  const excesses = Object.entries(figures).flatMap(([key, figure]) => {
    const budget = budgetOf(key, figures);
    const isExcess = budget && figure > budget.ceiling && !(key in KNOWN_EXCESSES);
    return isExcess ? [`${key}: ${figure} is more than ${budget.ceiling}`] : [];
  });
  return [...changes, ...excesses];
}

export function check(figures: Figures) {
  const found = complaints(figures);
  if (found.length > 0)
    throw new Failure(
      `${found.join('\n')}\n\`npm run gas -- --write\` accepts figures within their ceilings.`,
    );
}
