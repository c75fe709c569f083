// npm run simulate: simulates ten years of pools of 4 to 48 products in calm, half-full and stressed conditions; how fast a risk
// listed at a third or at three times its true rate is corrected; and the cost of locking capacity and of cheapening cover.
// --json prints only the figures, --runs=N sets the number of decades of each kind, --seed=N their seed.

import { CASES, type Correction, correctionOf } from '@/lib/simulation/correction';
import { SCENARIOS, SIZES } from '@/lib/simulation/decade';
import { griefing } from '@/lib/simulation/griefing';
import { type Summary, summaryOf } from '@/lib/simulation/summary';
import { runMain } from './process.mjs';

const DEFAULT_RUNS = 30;
const asJson = process.argv.includes('--json');

function option(name: string, otherwise: number): number {
  const given = process.argv.find((each) => each.startsWith(`--${name}=`));
  const value = given === undefined ? otherwise : Number(given.slice(name.length + 3));
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is a whole number from 1 on.`);
  return value;
}

const percent = (share: number, digits = 1) => `${(share * 100).toFixed(digits)} %`;
const times = (ratio: number) => `${ratio.toFixed(2)}x`;

function printTable(header: string[], rows: string[][]) {
  const widths = header.map((name, at) =>
    Math.max(name.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join(' | ')} |`;
  console.log(line(header));
  console.log(`|${widths.map((width) => `${'-'.repeat(width + 1)}:`).join('|')}|`);
  for (const row of rows) console.log(line(row));
}

const summaryRow = (each: Summary) => [
  each.scenario,
  String(each.products),
  percent(each.lossRatio, 0),
  times(each.priceOverTrue),
  times(each.minOverAssessed),
  percent(each.staker),
  percent(each.stakerLow),
  percent(each.haircut, 2),
  percent(each.stressUtilisation, 0),
  percent(each.utilisation, 0),
  each.level.toFixed(2),
];

const correctionRow = (each: Correction) => [
  String(each.products),
  each.who,
  each.listedAt < 1 ? '1/3' : '3',
  ...each.assessed.slice(1).map(({ ratio }) => times(ratio)),
  times(each.margin),
  percent(each.corrected, 0),
  each.median === null ? '-' : each.median.toFixed(1),
];

const money = (value: number) => value.toFixed(0);

function printGriefing() {
  const { locking, cheapening } = griefing();
  console.log('\nLocking all the capacity of a product for its shortest term, per million of capital');
  printTable(
    ['R / C', 'locked', 'premium', 'a day', 'a day, cancelled at once'],
    locking.map((each) => [
      percent(each.utilisation, 0),
      money(each.locked),
      money(each.premium),
      each.perDay.toFixed(1),
      each.cancelledPerDay.toFixed(1),
    ]),
  );
  console.log('\nA year of cover for a tenth of the capital, with own capital staked when it is bought');
  printTable(
    ['R / C', 'staked', 'premium', 'cheapened'],
    cheapening.map((each) => [
      percent(each.utilisation, 0),
      money(each.staked),
      money(each.premium),
      money(each.cheapened),
    ]),
  );
}

function print(summaries: Summary[], corrections: Correction[]) {
  printTable(
    [
      'scenario',
      'products',
      'loss ratio',
      'price / true loss',
      'min price / assessed',
      'staker a year',
      'staker p5',
      'haircut a year',
      'R / C',
      'u*',
      'level',
    ],
    summaries.map(summaryRow),
  );
  console.log('\nA risk listed at a multiple of its true rate: assessed over true expected loss');
  printTable(
    [
      'products',
      'wrong',
      'listed at',
      'after 2 years',
      '5 years',
      '10 years',
      'price / true loss',
      'half way in 10 years',
      'median years',
    ],
    corrections.map(correctionRow),
  );
  printGriefing();
}

async function main() {
  const [runs, seed] = [option('runs', DEFAULT_RUNS), option('seed', 1)];
  const summaries = SCENARIOS.flatMap((scenario) =>
    SIZES.map((size) => summaryOf(size, scenario, runs, seed)),
  );
  const corrections = CASES.map((each) => correctionOf(each, runs, seed));
  if (asJson)
    console.log(JSON.stringify({ runs, seed, scenarios: summaries, corrections, ...griefing() }, null, 2));
  else print(summaries, corrections);
  return 0;
}

runMain(main);
