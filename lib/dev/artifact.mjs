// Where forge put what it compiled.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.mjs';

/**
 * The file of a contract as it is deployed; null when it is not compiled. One that tests use, too, is compiled in two ways: then
 * the names say how. Of an earlier compilation there may be a file of the other name.
 * @param {string} name of the contract, and of its source
 */
export function artifactFile(name) {
  const files = ['', '.default']
    .map((how) => join(root, `contracts/out/${name}.sol/${name}${how}.json`))
    .filter(existsSync);
  const newestFirst = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return newestFirst[0] ?? null;
}
