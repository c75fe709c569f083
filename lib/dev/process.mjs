import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join, relative } from 'node:path';
import { logs, root } from './settings.mjs';

/** An error for the user: shown as one sentence, without a stack. */
export class Failure extends Error {}

const children = new Set();
const bin = join(root, 'node_modules/.bin');

export const logFile = (name) => join(logs, `${name}.log`);
/** File with the process id of a service that is kept running. */
export const pidFile = (name) => join(logs, `${name}.pid`);
export const shownLog = (name) => relative(root, logFile(name));

function environment(extra) {
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    ...extra,
  };
}

function launch(command, args, { env, onLine, log }) {
  // in this process's group, so that ending the group, by Ctrl-C or by force, also ends the children
  const child = spawn(command, args, {
    cwd: root,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(logFile(log));
  const exit = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.code ?? 1));
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.pipe(file, { end: false });
    if (onLine) stream.on('data', lineSplitter(onLine));
  }
  children.add(child);
  const done = exit.then(async (code) => {
    children.delete(child);
    await new Promise((resolve) => file.end(resolve));
    return code;
  });
  return { child, done };
}

function lineSplitter(onLine) {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    lines.forEach(onLine);
  };
}

/** Runs a command to its end. Its output goes to a log and, line by line, to `onLine` if given. Resolves to the exit code. */
export function run(command, args, options) {
  return launch(command, args, options).done;
}

/** Runs a command. If it fails, throws a Failure with `sentence` and the path of the log. */
export async function must(sentence, command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Failure(`${sentence} See ${shownLog(options.log)}.`);
}

/** Starts a service and waits until `ready()` returns true. */
export async function serve(name, command, args, { env, log, ready, timeout = 60_000 }) {
  const { child, done } = launch(command, args, { env, log });
  const ended = done.then((code) => ({ code }));
  const deadline = Date.now() + timeout;
  while (!(await ready().catch(() => false))) {
    const stopped = await Promise.race([ended, pause(100)]);
    if (stopped) throw new Failure(`${name} stopped at once (${stopped.code}). See ${shownLog(log)}.`);
    if (Date.now() > deadline) throw new Failure(`${name} did not answer in time. See ${shownLog(log)}.`);
  }
  return { child, done };
}

/** Stops in a row. */
const MAX_RESTARTS = 3;
/** What ran for so long did not fail to start. */
const STEADY = 10 * 60_000;

/**
 * Starts a service in the background, and starts it again when it stops. `beforeAgain` runs before every restart but the first.
 * @returns The last exit code after too many restarts; null if this process stops everything.
 */
export async function keepUp(command, args, { env, log, beforeAgain }) {
  for (let restarts = 0; ; restarts++) {
    const since = Date.now();
    const { child, done } = launch(command, args, { env, log });
    writeFileSync(pidFile(log), String(child.pid));
    const code = await done;
    if (isStopping) return null;
    if (Date.now() - since > STEADY) restarts = 0;
    if (restarts === MAX_RESTARTS) return code;
    if (restarts > 0) beforeAgain?.();
    await pause(1_000 * (restarts + 1));
    if (isStopping) return null;
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const hasEnded = (child) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

let isStopping = false;

/** Stops all children, last first, and waits for them: anvil saves its state when it stops. */
async function stopAll() {
  isStopping = true;
  for (const child of [...children].reverse()) {
    if (hasEnded(child)) continue;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await Promise.race([gone, pause(9_000)]);
    child.kill('SIGKILL');
  }
}

/** Runs a script's main function. Signals stop the children; a Failure is printed as one sentence. */
export function runMain(main) {
  const stop = async (code) => {
    if (isStopping) return;
    await stopAll();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => stop(signal === 'SIGINT' ? 130 : 143));
  main().then(
    (code) => stop(code ?? 0),
    (error) => {
      if (!isStopping) console.error(error instanceof Failure ? `\n${error.message}` : error);
      stop(1);
    },
  );
}

/** The path of a command in node_modules or on PATH; undefined if there is none. */
function findTool(name) {
  return [bin, ...(process.env.PATH ?? '').split(delimiter)].map((dir) => join(dir, name)).find(existsSync);
}

export function requireTool(name, remedy) {
  const path = findTool(name);
  if (!path) throw new Failure(`${name} was found neither in node_modules nor on the PATH: ${remedy}`);
  return path;
}

/** Fails with a sentence if another program uses the port. */
export async function requireFreePort(port, variable) {
  for (const host of ['127.0.0.1', '::']) {
    const code = await listenError(port, host);
    if (code === 'EADDRINUSE')
      throw new Failure(
        `Port ${port} is busy: stop the program that uses it, or choose another with ${variable}=<port>.`,
      );
    if (code === 'EACCES')
      throw new Failure(`Port ${port} needs more rights: choose another with ${variable}=<port>.`);
  }
}

function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, ipv6Only: host === '::' }, () => server.close(() => resolve(undefined)));
  });
}
