// Judges one mutant: compiles the contracts that contain its code, puts the result into the artifacts, runs the tests.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Artifacts, keyOf } from './artifacts';
import { firstFailure, forgeTest } from './forge';
import { apply, type Mutant } from './mutants';
import { type Code, type Compiled, CompileError, Compiler, type Target } from './solc';
import type { Stage } from './stages';

export type Status = 'killed' | 'timeout' | 'survived' | 'equivalent' | 'invalid' | 'error';

export interface Verdict {
  status: Status;
  /** The test that failed, or the error. */
  by?: string;
  seconds: number;
}

/** Data that all workers share. */
export interface Plan {
  settings: object;
  threads: number;
  env: Record<string, string>;
  targets: Record<string, Target[]>;
  /** By mutated file, fastest first. */
  stages: Record<string, Stage[]>;
  artifacts: Artifacts;
}

/** Whether two compilations give the same creation code and deployed code. */
const sameCode = (a: Compiled, b?: Compiled) =>
  a.evm.bytecode.object === b?.evm.bytecode.object &&
  a.evm.deployedBytecode.object === b.evm.deployedBytecode.object;

/** Failures that forge stores and would try first in the next run, although they belong to another mutant. */
const LEFTOVERS = ['contracts/cache/fuzz', 'contracts/cache/invariant', 'contracts/cache/test-failures'];

export class Judge {
  private readonly compiler: Compiler;
  private original?: { file: string; code: Compiled[] };

  constructor(
    private readonly workspace: string,
    private readonly plan: Plan,
  ) {
    this.compiler = new Compiler(workspace, plan.settings);
  }

  async judge(mutant: Mutant): Promise<Verdict> {
    const since = Date.now();
    const verdict = await this.outcome(mutant);
    return { ...verdict, seconds: (Date.now() - since) / 1000 };
  }

  private async outcome({ file, edit }: Mutant): Promise<Omit<Verdict, 'seconds'>> {
    const targets = this.plan.targets[file] ?? [];
    const before = this.originalCode(file, targets);
    const text = apply(readFileSync(join(this.workspace, file), 'utf8'), edit);
    let after: Compiled[];
    try {
      after = this.compiler.code(targets, { [file]: text });
    } catch (error) {
      if (error instanceof CompileError) return { status: 'invalid', by: error.message };
      throw error;
    }
    const changed = targets.flatMap((target, i) => {
      const code = after[i];
      return code && !sameCode(code, before[i]) ? [{ target, code }] : [];
    });
    if (changed.length === 0) return { status: 'equivalent' };
    const restore = changed.flatMap(({ target, code }) =>
      (this.plan.artifacts[keyOf(target)] ?? []).map((path) => this.install(path, code)),
    );
    try {
      return await this.test(file);
    } finally {
      for (const undo of restore) undo();
      for (const path of LEFTOVERS) rmSync(join(this.workspace, path), { recursive: true, force: true });
    }
  }

  /** Mutants come sorted by file, so the original code of one file is enough to cache. */
  private originalCode(file: string, targets: Target[]): Compiled[] {
    if (this.original?.file !== file) this.original = { file, code: this.compiler.code(targets) };
    return this.original.code;
  }

  /** Writes code into an artifact of a contract, so that forge need not compile. Returns a function that restores the artifact. */
  private install(artifactPath: string, { evm }: Compiled): () => void {
    const path = join(this.workspace, artifactPath);
    const kept = readFileSync(path, 'utf8');
    const artifact = JSON.parse(kept);
    const prefixed = (code: Code) => ({ ...code, object: `0x${code.object}` });
    artifact.bytecode = { ...artifact.bytecode, ...prefixed(evm.bytecode) };
    artifact.deployedBytecode = { ...artifact.deployedBytecode, ...prefixed(evm.deployedBytecode) };
    writeFileSync(path, JSON.stringify(artifact));
    return () => writeFileSync(path, kept);
  }

  private async test(file: string): Promise<Omit<Verdict, 'seconds'>> {
    const { env, threads, stages } = this.plan;
    for (const { files, timeoutSeconds } of stages[file] ?? []) {
      const ran = await forgeTest(this.workspace, files, threads, env, timeoutSeconds);
      if (ran.timedOut)
        return { status: 'timeout', by: files.length === 1 ? files[0] : `${files.length} files` };
      const failed = firstFailure(ran.output);
      if (ran.code !== 0 && failed) return { status: 'killed', by: failed };
      if (ran.code !== 0) return { status: 'error', by: ran.output.trim().slice(-400) };
    }
    return { status: 'survived' };
  }
}
