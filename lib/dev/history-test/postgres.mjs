// PostgreSQL for tests: Debian's, in its own folder, run by a user who is not root.

import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HOME = '/usr/lib/postgresql';
const USER = 'postgres';

const version = () =>
  existsSync(HOME)
    ? readdirSync(HOME)
        .filter((name) => existsSync(join(HOME, name, 'bin/initdb')))
        .sort((a, b) => Number(b) - Number(a))[0]
    : undefined;

/** PostgreSQL refuses to run as root. As root, it is run by Debian's own user. */
const isRoot = process.getuid?.() === 0;

function asUser(command, args) {
  return isRoot ? ['runuser', ['-u', USER, '--', command, ...args]] : [command, args];
}

function idOf(kind) {
  return Number(spawnSync('id', [kind, USER], { encoding: 'utf8' }).stdout);
}

/** Null if PostgreSQL is not installed (`apt-get install -y postgresql`). */
export async function startPostgres(port) {
  const found = version();
  if (!found) return null;
  const bin = join(HOME, found, 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-postgres-'));
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'));
  const data = join(folder, 'data');
  const made = spawnSync(
    ...asUser(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', USER, '-E', 'UTF8']),
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const options = ['-D', data, '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
  const server = spawn(...asUser(join(bin, 'postgres'), [...options, '-c', 'fsync=off']), {
    stdio: 'ignore',
  });
  for (let tries = 0; ; tries++) {
    const ready = spawnSync(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]);
    if (ready.status === 0) break;
    if (tries > 100) throw new Error('PostgreSQL did not start.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    // a server of another user must be stopped by that user
    spawnSync(...asUser(join(bin, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate']));
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgresql://${USER}@127.0.0.1:${port}/postgres`, data, stop };
}
