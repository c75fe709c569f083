import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Node } from './ast';

interface Solc {
  compile(
    input: string,
    callbacks: { import(name: string): { contents: string } | { error: string } },
  ): string;
}

/** Code of one contract as in artifacts, without the `0x`. */
export interface Code {
  object: string;
  linkReferences?: unknown;
  immutableReferences?: unknown;
  sourceMap?: string;
}

export interface Compiled {
  evm: { bytecode: Code; deployedBytecode: Code };
}

interface Output {
  errors?: { severity: string; formattedMessage: string; message: string }[];
  sources: Record<string, { ast: Node }>;
  contracts?: Record<string, Record<string, Compiled>>;
}

/** A contract and the file that declares it. */
export interface Target {
  file: string;
  name: string;
}

export class CompileError extends Error {}

const CODE = ['object', 'linkReferences', 'sourceMap'];
const OUTPUTS = [
  ...CODE.map((field) => `evm.bytecode.${field}`),
  ...[...CODE, 'immutableReferences'].map((field) => `evm.deployedBytecode.${field}`),
];

/** The pinned compiler, run inside this process with the settings of the project's artifacts. */
export class Compiler {
  private readonly solc: Solc = createRequire(import.meta.url)('solc');

  constructor(
    private readonly root: string,
    private readonly settings: object,
  ) {}

  /** The syntax trees of files and of everything that they import. */
  trees(files: string[]): Record<string, Node> {
    const { sources } = this.compile(this.read(files), { '*': { '': ['ast'] } });
    return Object.fromEntries(Object.entries(sources).map(([file, { ast }]) => [file, ast]));
  }

  /** The code of contracts, in their order. `changed` replaces the text of files. */
  code(targets: Target[], changed: Record<string, string> = {}): Compiled[] {
    const selection: Record<string, Record<string, string[]>> = {};
    for (const { file, name } of targets) selection[file] = { ...selection[file], [name]: OUTPUTS };
    const files = targets.map(({ file }) => file);
    const { contracts = {} } = this.compile({ ...this.read(files), ...withContent(changed) }, selection);
    return targets.map(({ file, name }) => {
      const compiled = contracts[file]?.[name];
      if (!compiled) throw new Error(`the compiler gave no code of ${file}:${name}`);
      return compiled;
    });
  }

  private read(files: string[]) {
    return withContent(
      Object.fromEntries(files.map((file) => [file, readFileSync(join(this.root, file), 'utf8')])),
    );
  }

  private compile(sources: object, outputSelection: object): Output {
    const input = { language: 'Solidity', sources, settings: { ...this.settings, outputSelection } };
    const output: Output = JSON.parse(
      this.solc.compile(JSON.stringify(input), { import: (name) => this.imported(name) }),
    );
    const error = output.errors?.find(({ severity }) => severity === 'error');
    if (error) throw new CompileError(error.message);
    return output;
  }

  private imported(name: string) {
    try {
      return { contents: readFileSync(join(this.root, name), 'utf8') };
    } catch {
      return { error: 'File not found' };
    }
  }
}

const withContent = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([file, content]) => [file, { content }]));
