// Prepares a run in a fresh copy of the project: finds the mutants, what to compile and which tests to run.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../process.mjs';
import { step } from '../progress.mjs';
import { root } from '../settings.mjs';
import { findArtifacts, keyOf, requireSameCode, settingsOf } from './artifacts';
import { forge } from './forge';
import type { Plan } from './judge';
import { type Mutant, mutantsOf } from './mutants';
import { Compiler } from './solc';
import { measureTests } from './stages';
import { dependents } from './targets';
import { uncouple } from './uncouple';
import { home, keepBuilt } from './workspace';

const SOURCES = 'contracts/src/';

/** Fewer runs than in CI, because most mutants are killed at once. Also fewer than the number from which the invariant
 * campaign demands that rare actions were reached. */
const FEWER_RUNS = {
  FOUNDRY_FUZZ_RUNS: '32',
  FOUNDRY_INVARIANT_RUNS: '24',
  FOUNDRY_INVARIANT_SHRINK_RUN_LIMIT: '0',
};

interface Config {
  solc: string;
  remappings: string[];
}

function solidityFiles(project: string, folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith('.sol'))
    .sort();
}

async function readConfig(project: string): Promise<Config> {
  const { code, output } = await forge(project, ['config', '--json'], {});
  if (code !== 0) throw new Failure(`Forge cannot read foundry.toml:\n${output}`);
  return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
}

/** Environment of forge in all copies: fewer runs, and a compiler that caches its answers. */
function environment(config: Config): Record<string, string> {
  const memo = join(home, 'answers');
  mkdirSync(memo, { recursive: true });
  return {
    ...FEWER_RUNS,
    FOUNDRY_SOLC: fileURLToPath(new URL('./solc-memo.cjs', import.meta.url)),
    MUTATE_SOLC: resolve(root, config.solc),
    MUTATE_MEMO: memo,
  };
}

async function build(project: string, env: Record<string, string>) {
  const { code, output } = await forge(project, ['build'], env);
  if (code !== 0) throw new Failure(`The contracts do not compile:\n${output.trim().slice(-2_000)}`);
  keepBuilt(project);
}

/** Uncouples the copy's tests and finds all mutants of its sources. */
export interface Prepared {
  project: string;
  env: Record<string, string>;
  sources: string[];
  users: string[];
  mutants: Mutant[];
}

export async function prepareMutants(project: string): Promise<Prepared> {
  const config = await readConfig(project);
  const sources = solidityFiles(project, SOURCES);
  const users = ['contracts/test', 'contracts/script'].flatMap((folder) => solidityFiles(project, folder));
  const trees = await step('Reading the contracts', async () =>
    new Compiler(project, { remappings: config.remappings }).trees([...sources, ...users]),
  );
  const mutants = sources.flatMap((file) => {
    const tree = trees[file];
    return tree ? mutantsOf(file, readFileSync(join(project, file), 'utf8'), tree) : [];
  });
  uncouple(project, trees, (file) => file.startsWith(SOURCES));
  return { project, env: environment(config), sources, users, mutants };
}

/** Prepares the copy to judge mutants of these files. Returns the path of the plan for the workers. */
export async function writePlan(prepared: Prepared, files: string[], jobs: number): Promise<string> {
  const { project, env, sources, users } = prepared;
  await step('Compiling the contracts', () => build(project, env));
  const artifacts = findArtifacts(project);
  const settings = settingsOf(project, artifacts, SOURCES);
  const threads = Math.max(1, Math.floor(availableParallelism() / jobs));
  const plan: Plan = { settings, threads, env, artifacts, targets: {}, stages: {} };

  const using = await step('Reading what depends on what', async () => {
    const compiler = new Compiler(project, settings);
    const found = dependents(compiler.trees([...sources, ...users]));
    for (const file of files) plan.targets[file] = found.targets(file);
    const all = new Map(Object.values(plan.targets).flatMap((list) => list.map((one) => [keyOf(one), one])));
    const ours = [...all.values()].filter(({ file }) => file.startsWith(SOURCES));
    requireSameCode(project, artifacts, compiler, ours);
    return found;
  });
  const tests = users.filter((file) => file.startsWith('contracts/test/') && file.endsWith('.t.sol'));
  const stages = await step('Testing with nothing changed', () => measureTests(project, tests, threads, env));
  for (const file of files) plan.stages[file] = stages(using.names(file));
  const planFile = join(home, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  return planFile;
}
