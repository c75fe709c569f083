// npm run test:unit: Node's own test runner on every *.test.ts of the application and of the reference model. They are compiled
// together first: each file has a process of its own, and compiling its imports again in each took two fifths of the time.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { local, root } from './settings.mjs';

const folders = ['lib', 'contracts/test/reference'];
const compiled = join(local, 'unit');

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file)),
);
if (files.length === 0) {
  console.error('There are no unit tests.');
  process.exit(1);
}

/** A compiled module still has the URL and the folder of its source. */
const sourcePaths = {
  name: 'source-paths',
  setup({ onLoad }) {
    onLoad({ filter: /\.(ts|mjs)$/ }, ({ path }) => {
      if (path.includes('/node_modules/')) return;
      const source = readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)));
      return { contents: source, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

rmSync(compiled, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: files,
  outdir: compiled,
  outbase: '.',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: `node${process.versions.node}`,
  // modules that are marked as the server's own can be imported under the first alone
  conditions: ['react-server', 'module'],
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  // packages that read their own files at run time
  external: ['solc', 'esbuild'],
  // CommonJS packages call `require`
  banner: {
    js: `import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);`,
  },
  plugins: [sourcePaths],
  logLevel: 'warning',
});

const { status } = spawnSync(
  process.execPath,
  [
    '--enable-source-maps',
    '--test',
    // by itself it leaves one processor idle
    `--test-concurrency=${availableParallelism()}`,
    ...process.argv.slice(2),
    ...files.map((file) => join(compiled, file.replace(/\.ts$/, '.mjs'))),
  ],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
