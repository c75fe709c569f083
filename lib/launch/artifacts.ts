// Compiled contracts, linked with their libraries.

import { readFileSync } from 'node:fs';
import { type Abi, type Address, concat, encodeAbiParameters, type Hex } from 'viem';
import { artifactFile } from '@/lib/dev/artifact.mjs';
import { byCode, type Creation } from './addresses';

type Ranges = { start: number; length: number }[];
type Links = Record<string, Record<string, Ranges>>;

type Artifact = {
  abi: Abi;
  bytecode: { object: Hex; linkReferences: Links };
  deployedBytecode: { object: Hex; linkReferences: Links; immutableReferences?: Record<string, Ranges> };
  metadata: {
    compiler: { version: string };
    settings: { compilationTarget: Record<string, string>; optimizer: { enabled: boolean } };
  };
};

export type Library = Creation & { name: string; source: string };

export function artifactOf(name: string): Artifact {
  const file = artifactFile(name);
  if (!file) throw new Error(`${name} is not compiled: run \`forge build\`.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** For example `contracts/src/Cover.sol:Cover`. */
export function sourceOf(name: string): string {
  const [file] = Object.keys(artifactOf(name).metadata.settings.compilationTarget);
  return `${file}:${name}`;
}

/** Explorers expect the form `v0.8.37+commit.…`. */
export const compilerOf = (name: string): string => `v${artifactOf(name).metadata.compiler.version}`;

/** Compiler profile of foundry.toml. Contracts that tests use have two builds, and forge must be told which one is on chain. */
export const profileOf = (name: string): string =>
  artifactOf(name).metadata.settings.optimizer.enabled ? 'default' : 'tests';

const HEX_PER_BYTE = 2;

function replaceAt(code: Hex, { start, length }: { start: number; length: number }, text: string): Hex {
  const from = 2 + start * HEX_PER_BYTE;
  return `${code.slice(0, from)}${text}${code.slice(from + length * HEX_PER_BYTE)}` as Hex;
}

function link(code: Hex, links: Links): Hex {
  let linked = code;
  for (const libraries of Object.values(links))
    for (const [name, ranges] of Object.entries(libraries)) {
      const address = libraryOf(name).at.slice(2).toLowerCase();
      for (const range of ranges) linked = replaceAt(linked, range, address);
    }
  return linked;
}

function libraryOf(name: string): Library {
  const { bytecode } = artifactOf(name);
  return { name, source: sourceOf(name), ...byCode(link(bytecode.object, bytecode.linkReferences)) };
}

/** The libraries of these contracts, each after the libraries that it calls. */
export function librariesOf(names: string[]): Library[] {
  const found = new Map<string, Library>();
  const visit = (name: string) => {
    for (const libraries of Object.values(artifactOf(name).bytecode.linkReferences))
      for (const library of Object.keys(libraries)) {
        if (found.has(library)) continue;
        visit(library);
        found.set(library, libraryOf(library));
      }
  };
  for (const name of names) visit(name);
  return [...found.values()];
}

/** Creation code of a contract, with its constructor arguments. */
export function creationCode(name: string, args: readonly unknown[]): Hex {
  const { abi, bytecode } = artifactOf(name);
  return concat([link(bytecode.object, bytecode.linkReferences), constructorArguments(name, args, abi)]);
}

export function constructorArguments(
  name: string,
  args: readonly unknown[],
  abi = artifactOf(name).abi,
): Hex {
  const item = abi.find(({ type }) => type === 'constructor');
  const inputs = item && 'inputs' in item ? (item.inputs ?? []) : [];
  if (inputs.length !== args.length)
    throw new Error(`The constructor of ${name} takes ${inputs.length} arguments, not ${args.length}.`);
  return encodeAbiParameters(inputs, args);
}

/** Whether code on a chain equals the code compiled from this repository, apart from immutable values. */
export function isCodeOf(name: string, code: Hex, at: Address): boolean {
  const { object, linkReferences, immutableReferences = {} } = artifactOf(name).deployedBytecode;
  const blank = (full: Hex) => {
    const ranges = Object.values(immutableReferences).flat();
    const bare = ranges.reduce((text, range) => replaceAt(text, range, '00'.repeat(range.length)), full);
    // a library's code starts with its own address, to prevent direct calls
    const own = at.slice(2).toLowerCase();
    return bare.startsWith(`0x73${own}`) ? bare.replace(own, '0'.repeat(own.length)) : bare;
  };
  return blank(code.toLowerCase() as Hex) === blank(link(object, linkReferences).toLowerCase() as Hex);
}
