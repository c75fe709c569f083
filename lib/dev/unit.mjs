// npm run test:unit: Node's own test runner on every *.test.ts of the application and of the reference model (Node 20 expands no
// patterns itself).

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from './settings.mjs';

const folders = ['lib', 'contracts/test/reference'];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file)),
);
if (files.length === 0) {
  console.error('There are no unit tests.');
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  [
    // modules that are marked as the server's own can be imported under this condition alone
    '--conditions=react-server',
    '--import',
    'tsx',
    '--test',
    // by itself it leaves one processor idle
    `--test-concurrency=${availableParallelism()}`,
    ...process.argv.slice(2),
    ...files,
  ],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
