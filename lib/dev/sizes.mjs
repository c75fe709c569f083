// npm run sizes: the deployed size of every contract in contracts/src. Exits with 1 if one exceeds the ceiling.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './settings.mjs';

export const ceiling = 24_000;

const sourceDir = join(root, 'contracts/src');
const outDir = join(root, 'contracts/out');

function artifacts(source) {
  const dir = join(outDir, basename(source));
  if (!existsSync(dir)) return [];
  return (
    readdirSync(dir)
      // the build for tests, without the optimizer, is never deployed
      .filter((file) => file.endsWith('.json') && !file.endsWith('.tests.json'))
      .map((file) => [
        basename(file, '.json').replace('.default', ''),
        JSON.parse(readFileSync(join(dir, file), 'utf8')),
      ])
  );
}

const byteLength = (artifact) => (artifact.deployedBytecode?.object ?? '0x').length / 2 - 1;

/** Bytes of deployed code by contract name, largest first. Interfaces and inlined libraries have none. */
export function contractSizes() {
  const sources = readdirSync(sourceDir, { recursive: true }).filter((file) => file.endsWith('.sol'));
  return sources
    .flatMap(artifacts)
    .map(([name, artifact]) => [name, byteLength(artifact)])
    .filter(([, size]) => size > 0)
    .sort(([, a], [, b]) => b - a);
}

function main() {
  const sizes = contractSizes();
  for (const [name, size] of sizes) console.log(`${name.padEnd(32)} ${String(size).padStart(6)}`);
  const tooLarge = sizes.filter(([, size]) => size > ceiling);
  for (const [name, size] of tooLarge) console.error(`${name} has ${size} bytes, more than ${ceiling}.`);
  if (sizes.length === 0) console.error('No compiled contracts were found: run `forge build` first.');
  process.exitCode = sizes.length === 0 || tooLarge.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
