// A worker process for each copy, because the compiler blocks its process.

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

// the parent has ended: stop this process's group, which includes forge
process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
