// Finds the artifacts that forge wrote.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.mjs';

/**
 * The artifact of a contract as it is deployed; null if it is not compiled. A contract that tests also use has two builds, and
 * the file names tell them apart. A file of the other name may remain from an earlier compilation.
 * @param {string} name of the contract, and of its source
 */
export function artifactFile(name) {
  const files = ['', '.default']
    .map((how) => join(root, `contracts/out/${name}.sol/${name}${how}.json`))
    .filter(existsSync);
  const newestFirst = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return newestFirst[0] ?? null;
}
