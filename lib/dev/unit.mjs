// npm run test:unit: Node's own test runner on every lib/**/*.test.ts (Node 20 expands no patterns itself).

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.mjs';

const files = readdirSync(join(root, 'lib'), { recursive: true })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('lib', file));
if (files.length === 0) {
  console.error('There are no unit tests under lib.');
  process.exit(1);
}
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', '--test', ...process.argv.slice(2), ...files],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
