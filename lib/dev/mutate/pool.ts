import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failure } from '../process.mjs';
import type { Verdict } from './judge';
import type { Mutant } from './mutants';

const script = fileURLToPath(new URL('./worker.ts', import.meta.url));
const workers = new Set<ChildProcess>();

/** Stops the workers with all processes that they started. */
export function stopWorkers() {
  for (const { pid } of workers) {
    try {
      if (pid) process.kill(-pid, 'SIGKILL');
    } catch {
      // it has already ended
    }
  }
}

function start(workspace: string, planFile: string): ChildProcess {
  // a group of its own, so that one signal ends worker, forge and compiler, and Ctrl-C reaches only the parent
  const worker = fork(script, [workspace, planFile], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  workers.add(worker);
  return worker;
}

function ask(worker: ChildProcess, mutant: Mutant): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Failure(`A worker ended (${code}) on ${mutant.id}.`));
    worker.once('exit', gone);
    worker.once('message', (verdict: Verdict) => {
      worker.off('exit', gone);
      resolve(verdict);
    });
    worker.send(mutant);
  });
}

/** Judges all mutants, as many at a time as there are workspaces. */
export async function judgeAll(
  mutants: Mutant[],
  workspaces: string[],
  planFile: string,
  onVerdict: (mutant: Mutant, verdict: Verdict) => void,
) {
  const queue = mutants.values();
  await Promise.all(
    workspaces.map(async (workspace) => {
      const worker = start(workspace, planFile);
      // all workers share one iterator, so each mutant goes to the next free worker
      for (const mutant of queue) onVerdict(mutant, await ask(worker, mutant));
      worker.disconnect();
    }),
  );
}
