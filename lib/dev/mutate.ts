// npm run mutate: makes one small change to the contracts at a time (a mutant), and counts how many of them a test detects. Works
// in temporary copies. `npm run mutate -- --help` lists the options.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, requireNode } from './install.mjs';
import { outdated, reasonFor } from './mutate/equivalents';
import { stopForge } from './mutate/forge';
import type { Verdict } from './mutate/judge';
import type { Mutant } from './mutate/mutants';
import { HELP, type Options, readOptions } from './mutate/options';
import { type Prepared, prepareMutants, writePlan } from './mutate/plan';
import { judgeAll, stopWorkers } from './mutate/pool';
import { makeReport, position, type Result, reportLines } from './mutate/report';
import { select } from './mutate/select';
import { copyFor, copyProject, removeCopies, sweep } from './mutate/workspace';
import { runMain } from './process.mjs';
import { step } from './progress.mjs';
import { local } from './settings.mjs';

const print = console.log;
const resultsFile = join(local, 'mutation.json');

/** The results so far, printed on Ctrl-C and stored for `--survivors`. */
class Run {
  private readonly results: Result[] = [];

  constructor(
    private readonly chosen: Mutant[],
    private readonly sampled: boolean,
    private readonly options: Options,
  ) {}

  add({ edit: _, ...mutant }: Mutant, verdict: Omit<Verdict, 'status'> & { status: Result['status'] }) {
    this.results.push({ ...mutant, ...verdict });
    writeFileSync(resultsFile, JSON.stringify(this.report(), null, 2));
    const done = `${this.results.length}/${this.chosen.length}`.padStart(9);
    const why = verdict.status === 'killed' || verdict.status === 'known' ? ` (${verdict.by})` : '';
    console.error(`${done}  ${verdict.status}${why}  ${position(mutant)}  ${mutant.diff}  ${this.left()}`);
  }

  report() {
    return makeReport(this.results, this.sampled, this.options.threshold);
  }

  get isWhole() {
    return this.results.length === this.chosen.length;
  }

  /** Remaining time, from the mean so far. Known mutants take no time and come first. */
  private left() {
    const judged = this.results.filter(({ status }) => status !== 'known');
    const spent = judged.reduce((sum, { seconds }) => sum + seconds, 0);
    const each = spent / Math.max(1, judged.length) / this.options.jobs;
    const seconds = each * (this.chosen.length - this.results.length);
    return seconds < 90 ? `${seconds.toFixed(0)} s left` : `${(seconds / 60).toFixed(0)} min left`;
  }

  print() {
    const report = this.report();
    if (this.options.json) print(JSON.stringify(report, null, 2));
    else for (const line of reportLines(report)) print(line);
  }
}

function list(mutants: Mutant[], json: boolean) {
  if (json) print(JSON.stringify(mutants, null, 2));
  else
    for (const mutant of mutants)
      print(`${mutant.id.padEnd(28)} ${position(mutant)}  ${mutant.operator}\n    ${mutant.diff}`);
  console.error(`${mutants.length} mutants`);
}

async function judge(prepared: Prepared, chosen: Mutant[], options: Options) {
  const run = new Run(chosen, options.sample !== undefined, options);
  const known = chosen.filter((mutant) => reasonFor(mutant));
  for (const mutant of known) run.add(mutant, { status: 'known', by: reasonFor(mutant), seconds: 0 });
  const open = chosen.filter((mutant) => !known.includes(mutant));
  const planFile = await writePlan(prepared, [...new Set(open.map(({ file }) => file))], options.jobs);
  const workspaces = await step('Copying the project', async () =>
    Array.from({ length: Math.min(options.jobs, open.length) }, (_, i) => copyFor(i, prepared.project)),
  );
  process.on('exit', () => {
    if (!run.isWhole) console.error('\nNot all mutants were judged. So far:');
    run.print();
  });
  await judgeAll(open, workspaces, planFile, (mutant, verdict) => run.add(mutant, verdict));
  const { score, counts } = run.report();
  return counts.error > 0 || (score ?? 100) < options.threshold ? 1 : 0;
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return print(HELP);
  // progress goes to stdout, which is reserved for the report
  console.log = console.error;
  requireNode();
  await ensureInstalled();
  process.on('exit', () => {
    stopWorkers();
    stopForge();
    removeCopies();
  });
  sweep();
  const project = await step('Copying the contracts', async () => copyProject());
  const prepared = await prepareMutants(project);
  for (const { file, diff } of outdated(prepared.mutants))
    console.error(
      `This entry of mutate/equivalents.ts matches no mutant any more. Remove it: ${file} ${diff}`,
    );
  const chosen = select(prepared.mutants, options);
  if (options.list) return list(chosen, options.json);
  return judge(prepared, chosen, options);
}

runMain(main);
