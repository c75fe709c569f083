// Temporary copies of the project. In the working tree, only `.local` is written.

import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { local, root } from '../settings.mjs';

const PREFIX = 'breakwater-mutate-';
export const home = join(tmpdir(), `${PREFIX}${process.pid}`);

const LEFT_OUT = ['contracts/out', 'contracts/cache', 'contracts/broadcast'];

function isRunning(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes copies that killed runs left behind. */
export function sweep() {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) && name.slice(PREFIX.length));
    if (pid && !isRunning(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** The build of the last run. The next run compiles only what has changed since. */
const kept = join(local, 'mutation');

function copyBuilt(from: string, to: string) {
  for (const path of ['contracts/out', 'contracts/cache/solidity-files-cache.json'])
    if (existsSync(join(from, path)))
      cpSync(join(from, path), join(to, path), { recursive: true, preserveTimestamps: true });
}

/** Stores the copy's build for the next run. */
export function keepBuilt(project: string) {
  const draft = `${kept}-${process.pid}`;
  copyBuilt(project, draft);
  rmSync(kept, { recursive: true, force: true });
  renameSync(draft, kept);
}

/** A copy of the current sources, with the last build. */
export function copyProject(): string {
  const copy = join(home, 'project');
  mkdirSync(copy, { recursive: true });
  cpSync(join(root, 'contracts'), join(copy, 'contracts'), {
    recursive: true,
    filter: (source) => !LEFT_OUT.includes(relative(root, source)),
  });
  cpSync(join(root, 'foundry.toml'), join(copy, 'foundry.toml'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const before = existsSync(kept) ? kept : root;
  copyBuilt(before, copy);
  return copy;
}

/** A copy of the built copy, for one worker. */
export function copyFor(worker: number, project: string): string {
  const copy = join(home, `worker-${worker}`);
  cpSync(project, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  return copy;
}

export function removeCopies() {
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
