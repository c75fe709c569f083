import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { Failure, must, requireTool } from './process.mjs';
import { step } from './progress.mjs';
import { root } from './settings.mjs';

export function requireNode() {
  // the app's server identifies compressed pages by a CRC-32, which older versions of Node lack
  if (!('crc32' in zlib))
    throw new Failure(`Breakwater needs Node 20.15, 22.2 or newer; this is Node ${process.versions.node}.`);
}

const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;

/** Whether node_modules matches the lockfile. Optional packages depend on the platform. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, wanted]) =>
      path === '' ||
      wanted.optional ||
      wanted.devOptional ||
      wanted.peer ||
      installed[path]?.version === wanted.version,
  );
}

/** Installs the packages of the lockfile when they are missing or have changed. */
export async function ensureInstalled() {
  if (!isInstalled()) {
    const npm = process.env.npm_execpath;
    const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
    await step('Installing packages', () =>
      must(
        'The packages could not be installed. Check your connection and run the command again.',
        command,
        [...first, 'ci', '--include=dev', '--include=optional'],
        {
          log: 'install',
        },
      ),
    );
  }
  const remedy =
    'no package of it exists for this platform, so install Foundry (https://getfoundry.sh) and run again.';
  for (const tool of ['forge', 'anvil']) requireTool(tool, remedy);
}
