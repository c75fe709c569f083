import { type ChildProcess, spawn } from 'node:child_process';
import { requireTool } from '../process.mjs';

export interface Ran {
  code: number | null;
  output: string;
  seconds: number;
  timedOut: boolean;
}

const children = new Set<ChildProcess>();

/** Stops all running forge processes, when this process exits. */
export function stopForge() {
  for (const child of children) child.kill('SIGKILL');
}

const remedy = 'run `npm ci`.';

/** Runs forge in a copy. */
export function forge(
  cwd: string,
  args: string[],
  env: Record<string, string>,
  timeoutSeconds = 3_600,
): Promise<Ran> {
  const since = Date.now();
  const child = spawn(requireTool('forge', remedy), args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let output = '';
  let timedOut = false;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill('SIGKILL');
  }, timeoutSeconds * 1000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      children.delete(child);
      resolve({ code, output, seconds: (Date.now() - since) / 1000, timedOut });
    });
  });
}

/** A glob that matches any of these files, in forge's syntax. */
const anyOf = (files: string[]) => (files.length === 1 ? (files[0] ?? '') : `{${files.join(',')}}`);

export function forgeTest(
  cwd: string,
  files: string[],
  threads: number,
  env: Record<string, string>,
  timeoutSeconds?: number,
) {
  const args = ['test', '--fail-fast', '--threads', String(threads), '--match-path', anyOf(files)];
  return forge(cwd, args, env, timeoutSeconds);
}

/** The first failed test in forge's output; undefined if there is none. */
export function firstFailure(output: string): string | undefined {
  const line = /^\[FAIL/m.exec(output);
  if (!line) return undefined;
  return /\] ?(\w+)\(/.exec(output.slice(line.index))?.[1] ?? 'a test';
}
