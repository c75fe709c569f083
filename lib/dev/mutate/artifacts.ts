// Reads forge's artifacts: where the code of each contract is, and with which settings it was compiled.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../process.mjs';
import type { Compiler, Target } from './solc';

interface CacheFile {
  files: Record<string, { artifacts: Record<string, Record<string, Record<string, { path: string }>>> }>;
}

/**
 * Artifacts of each contract, by `keyOf`: one for each compiler profile, the shipped one first. A test creates the contract from the
 * artifact of its own profile.
 */
export type Artifacts = Record<string, string[]>;

export const keyOf = ({ file, name }: Target) => `${file}:${name}`;

/** The profile of what is deployed. */
const SHIPPED = 'default';

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

export function findArtifacts(project: string): Artifacts {
  const { files }: CacheFile = readJson(join(project, 'contracts/cache/solidity-files-cache.json'));
  return Object.fromEntries(
    Object.entries(files).flatMap(([file, { artifacts }]) =>
      Object.entries(artifacts).flatMap(([name, versions]) => {
        const profiles = Object.values(versions).flatMap((each) => Object.entries(each));
        profiles.sort(([a], [b]) => Number(b === SHIPPED) - Number(a === SHIPPED));
        const paths = profiles.map(([, { path }]) => join('contracts/out', path));
        return paths.length > 0 ? [[keyOf({ file, name }), paths]] : [];
      }),
    ),
  );
}

/** The settings with which forge compiled the files of a folder, from one of their artifacts. */
export function settingsOf(project: string, artifacts: Artifacts, folder: string): object {
  const key = Object.keys(artifacts).find((name) => name.startsWith(folder));
  const metadata = key && readJson(join(project, artifacts[key]?.[0] ?? '')).metadata;
  if (!metadata) throw new Failure('The artifacts hold no metadata. Run `forge clean` and try again.');
  const { compilationTarget: _, ...settings } = metadata.settings;
  return settings;
}

/** Checks that our compiler produces the same code as forge. Otherwise verdicts would be about other contracts. */
export function requireSameCode(
  project: string,
  artifacts: Artifacts,
  compiler: Compiler,
  targets: Target[],
) {
  const codes = compiler.code(targets);
  targets.forEach((target, i) => {
    const { bytecode } = readJson(join(project, artifacts[keyOf(target)]?.[0] ?? ''));
    if (bytecode.object !== `0x${codes[i]?.evm.bytecode.object}`)
      throw new Failure(`${keyOf(target)} compiles to other code than forge's.`);
  });
}
