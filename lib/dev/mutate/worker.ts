// A process of its own for each copy: the compiler blocks the process that it runs in.

import { readFileSync } from 'node:fs';
import { Judge } from './judge';
import type { Mutant } from './mutants';

const [workspace = '', planFile = ''] = process.argv.slice(2);
const judge = new Judge(workspace, JSON.parse(readFileSync(planFile, 'utf8')));

process.on('message', async (mutant: Mutant) => {
  try {
    process.send?.(await judge.judge(mutant));
  } catch (error) {
    process.send?.({ status: 'error', by: String(error), seconds: 0 });
  }
});

// The parent is gone: this process leads a group of its own, in which forge is too.
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
