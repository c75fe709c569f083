// The order in which tests run, and their timeouts.

import { Failure } from '../process.mjs';
import { firstFailure, forgeTest } from './forge';

/** Test files that run together. */
export interface Stage {
  files: string[];
  timeoutSeconds: number;
}

const MIN_TIMEOUT_SECONDS = 60;
const TIMEOUT_FACTOR = 8;

const isCampaign = (file: string) => file.includes('/invariant/');

/** Test files in order: those named after the contract, the others, the invariant campaigns. */
export function stagedFiles(tests: string[], names: string[]): string[][] {
  const parts = (file: string) => file.replace(/\.t\.sol$/, '').split('/');
  const isNamed = (file: string) => !isCampaign(file) && parts(file).some((part) => names.includes(part));
  const rest = tests.filter((file) => !isNamed(file));
  const stages = [tests.filter(isNamed), rest.filter((file) => !isCampaign(file)), rest.filter(isCampaign)];
  return stages.filter((files) => files.length > 0);
}

async function timeoutFor(project: string, files: string[], threads: number, env: Record<string, string>) {
  if (files.length === 0) return 0;
  const { code, output, seconds } = await forgeTest(project, files, threads, env);
  if (code !== 0)
    throw new Failure(
      `A test fails on the unchanged contracts: ${firstFailure(output) ?? output.slice(-2_000)}.`,
    );
  return Math.max(MIN_TIMEOUT_SECONDS, TIMEOUT_FACTOR * seconds);
}

/** Runs all tests on the unchanged code to measure them. Returns a function that gives the stages for contracts of these names. */
export async function measureTests(
  project: string,
  tests: string[],
  threads: number,
  env: Record<string, string>,
): Promise<(names: string[]) => Stage[]> {
  const part = (campaign: boolean) => tests.filter((file) => isCampaign(file) === campaign);
  const other = await timeoutFor(project, part(false), threads, env);
  const campaign = await timeoutFor(project, part(true), threads, env);
  return (names) =>
    stagedFiles(tests, names).map((files) => ({
      files,
      timeoutSeconds: files.every(isCampaign) ? campaign : other,
    }));
}
