// Installs the packages, compiles the contracts and generates the ABIs. Everything else builds on these.

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
