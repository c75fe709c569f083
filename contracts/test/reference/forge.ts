// Runs the replay tests in forge, with files of histories as input.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logFile, run } from '@/lib/dev/process.mjs';
import { root } from '@/lib/dev/settings.mjs';

const folder = join(root, 'contracts/cache/reference');
const contracts = 'contracts/test/reference/*';
/** The profile that contains the replay, and a gas limit above that of any run. */
const SETTINGS = {
  FOUNDRY_PROFILE: 'reference',
  FOUNDRY_GAS_LIMIT: '9223372036854775807',
  FOUNDRY_MEMORY_LIMIT: '2147483648',
};

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Passes lines to one test. Returns the lines that the test wrote. */
export async function forge(test: string, lines: string[]): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const [file, log] = [join(folder, `${test}.txt`), `reference-${test}`];
  const answers = `${file}.answers`;
  rmSync(answers, { force: true });
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  const env = { REFERENCE_FILE: file, ...SETTINGS };
  await run('forge', ['test', '--match-path', contracts, '--match-test', test], { log, env });
  if (!/tests passed, \d failed, 0 skipped/.test(read(logFile(log))))
    throw new Error(`forge did not come to the end of ${test}. See ${logFile(log)}.`);
  return read(answers).split('\n').filter(Boolean);
}
