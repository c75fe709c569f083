// npm run first-load: the JavaScript that each page loads before any action, from the last build: gzipped without a wallet
// (`without`) and with one (`wallet`), and without a wallet in brotli, as the app's server sends it (`sent`). Exits with 1
// above a ceiling. An empty app of React and Next loads 135 kB gzipped, so DESIGN's 130 kB without a wallet can be met only as sent.
// The ceilings of the pages above are what was reached.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Failure, runMain } from './process.mjs';
import { root } from './settings.mjs';

/** Ceilings of the layout that all pages share, in kB of 1,000 bytes. */
const LAYOUT = { without: 146, sent: 122, wallet: 261 };
/** What each page's own forms may add. */
const FORMS = {
  '/': 1,
  '/claims': 7,
  '/claims/[id]': 7,
  '/claims/assessors': 7,
  '/claims/new': 5,
  '/cover/[product]': 10,
  '/docs/deadlines': 1,
  '/faucet': 5,
  '/governance': 4,
  '/governance/[id]': 4,
  '/governance/parameters': 1,
  '/governance/propose': 2,
  '/guardian': 4,
  '/keeper': 2,
  '/pools/[pool]': 9,
  '/pools/[pool]/curator': 10,
  '/portfolio': 7,
  '/stress': 9,
};

const build = join(root, '.next');
const read = (path) => readFileSync(path, 'utf8');
const readJson = (path) => JSON.parse(read(path));

const gzipped = (bytes) => gzipSync(bytes).length;
const asSent = (bytes) => brotliCompressSync(bytes).length;

const sizes = new Map();
function sizeOf(path, size) {
  const key = `${size.name} ${path}`;
  const known = sizes.get(key) ?? size(readFileSync(path));
  sizes.set(key, known);
  return known;
}

const sumOf = (paths, size = gzipped) =>
  [...new Set(paths)].reduce((sum, path) => sum + sizeOf(path, size), 0) / 1_000;

/** Lists of files that the code loads later, as Turbopack writes them. */
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

/** Files loaded for a user with a wallet, found by a string in them, and TanStack Query, which is loaded with them. */
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
    return {
      route,
      without: sumOf(paths),
      sent: sumOf(paths, asSent),
      wallet: sumOf([...paths, ...wallet]),
    };
  });
  if (rows.length === 0) throw new Failure('The build lists no page.');
  const round = (kb) => Math.round(kb * 10) / 10;
  console.table(
    rows.map(({ route, ...sums }) => ({
      route,
      ...Object.fromEntries(Object.entries(sums).map(([key, kb]) => [key, round(kb)])),
    })),
  );
  const above = rows.flatMap(({ route, ...sums }) =>
    Object.entries(sums).flatMap(([key, kb]) => {
      const ceiling = LAYOUT[key] + (FORMS[route] ?? 0);
      return kb > ceiling ? [`${route}: ${key} is ${round(kb)} kB, at most ${ceiling}.`] : [];
    }),
  );
  for (const line of above) console.error(line);
  return above.length === 0 ? 0 : 1;
}

runMain(main);
