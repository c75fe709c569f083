// npm run first-load: the JavaScript that a page loads before anybody does anything, gzipped, from the lists of the last build.
// Exits with 1 above a ceiling. React and Next themselves are 132 kB of it, so DESIGN's 130 kB without a wallet is not in
// reach of what is written here: the ceiling keeps what was reached.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Failure, runMain } from './process.mjs';
import { root } from './settings.mjs';

/** In kB of 1,000 bytes. */
const CEILINGS = { without: 172, wallet: 320 };

const build = join(root, '.next');
const read = (path) => readFileSync(path, 'utf8');
const readJson = (path) => JSON.parse(read(path));

const sizes = new Map();
function sizeOf(path) {
  const known = sizes.get(path) ?? gzipSync(readFileSync(path)).length;
  sizes.set(path, known);
  return known;
}

const sumOf = (paths) => [...new Set(paths)].reduce((sum, path) => sum + sizeOf(path), 0) / 1_000;

/** The lists of files that the code itself asks for later, as Turbopack writes them. */
function laterLoads() {
  const folder = join(build, 'static/chunks');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const lists = scripts.flatMap((name) => [
    ...read(join(folder, name)).matchAll(/Promise\.all\((\["static\/chunks\/[^\]]*\])/g),
  ]);
  return lists.map(([, list]) =>
    JSON.parse(list)
      .filter((file) => file.endsWith('.js'))
      .map((file) => join(build, file)),
  );
}

/** What is loaded for a person with a wallet, which a string of its own gives away; and TanStack Query, which comes with it. */
function walletCode() {
  const loads = laterLoads();
  const withText = (text) =>
    loads
      .filter((files) => files.some((file) => read(file).includes(text)))
      .toSorted((a, b) => sumOf(a) - sumOf(b))[0];
  const found = ['breakwater.wallet', 'refetchOnWindowFocus'].map(withText);
  if (found.includes(undefined))
    throw new Failure('The code of the wallet is not among what the pages load later.');
  return found.flat();
}

async function main() {
  const stats = join(build, 'diagnostics/route-bundle-stats.json');
  if (!existsSync(stats)) throw new Failure('There is no build: `npm run build` makes one.');
  const wallet = walletCode();
  const rows = readJson(stats).map(({ route, firstLoadChunkPaths }) => {
    const paths = firstLoadChunkPaths.map((path) => join(root, path));
    return { route, without: sumOf(paths), wallet: sumOf([...paths, ...wallet]) };
  });
  if (rows.length === 0) throw new Failure('The build lists no page.');
  const round = (kb) => Math.round(kb * 10) / 10;
  console.table(rows.map((row) => ({ ...row, without: round(row.without), wallet: round(row.wallet) })));
  const above = rows.filter((row) => Object.keys(CEILINGS).some((key) => row[key] > CEILINGS[key]));
  for (const { route } of above)
    console.error(
      `${route} is above ${CEILINGS.without} kB without a wallet or ${CEILINGS.wallet} kB with one.`,
    );
  return above.length === 0 ? 0 : 1;
}

runMain(main);
