// Installs the packages, compiles the contracts and writes the ABIs: what every other check builds on.

import { compile, generateAbis } from './chain.mjs';
import { ensureInstalled, requireNode } from './install.mjs';
import { runMain } from './process.mjs';

export async function prepare() {
  requireNode();
  await ensureInstalled();
  await compile();
  await generateAbis();
}

if (process.argv[1] === new URL(import.meta.url).pathname) runMain(prepare);
