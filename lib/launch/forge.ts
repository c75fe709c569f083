// Calls forge to simulate, send and verify.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Address, encodeAbiParameters, hexToBytes, parseAbiParameters, parseUnits } from 'viem';
import { Failure, requireTool } from '@/lib/dev/process.mjs';
import { root } from '@/lib/dev/settings.mjs';
import { compilerOf, constructorArguments, profileOf, sourceOf } from './artifacts';
import { failureOf } from './failure';
import type { Call, Contract, Step } from './plan';
import { withoutKey } from './provider';
import {
  environmentFor,
  FOLDERS,
  type Forge,
  has,
  optionOf,
  optionsIn,
  REMEDY,
  SCRIPT,
  withoutKeys,
} from './signer';

/** Options of `forge verify-contract`. */
const VERIFIER_OPTIONS: Record<string, boolean> = {
  '--verifier': true,
  '--verifier-url': true,
  '--verifier-api-key': true,
  '--etherscan-api-key': true,
  '-e': true,
  '--retries': true,
  '--delay': true,
};

function scriptArguments({ rpcUrl, options }: Forge, sender: Address, plan: string): string[] {
  const call = ['script', SCRIPT, '--sig', 'run(string)', plan, ...FOLDERS];
  const from = has(options, '--sender') ? [] : ['--sender', sender];
  // one after the other: an interrupted launch then leaves at most one transaction without a known result
  return [...call, '--rpc-url', rpcUrl, '--slow', ...from, ...options];
}

function writePlan(chainId: number, calls: Call[]): string {
  const folder = 'contracts/cache/launch';
  mkdirSync(join(root, folder), { recursive: true });
  const file = join(folder, `${chainId}-${process.pid}.bin`);
  writeFileSync(
    join(root, file),
    hexToBytes(encodeAbiParameters(parseAbiParameters('(address to, bytes data)[]'), [calls])),
  );
  return file;
}

/** `gas` and its cost `coin` at the present `price`. `needed` is higher: forge sends each transaction with a higher gas limit. */
export type Cost = { gas: bigint; price: string; coin: bigint; needed: bigint };

/** Forge's default gas limit, in percent of the simulated gas. */
const FORGE_ALLOWS = 130n;

function costOf(line: string, options: string[]): Cost {
  const found = JSON.parse(line);
  const allows = BigInt(optionOf(options, '--gas-estimate-multiplier') ?? FORGE_ALLOWS);
  const needed = parseUnits(found.estimated_amount_required, 18);
  const share = (amount: bigint) => (amount * 100n) / allows;
  return {
    gas: share(BigInt(found.estimated_total_gas_used)),
    price: found.estimated_gas_price,
    coin: share(needed),
    needed,
  };
}

/** Simulates the steps on a fork of the chain. Throws a Failure that explains the first step that would revert. */
export function simulate(forge: Forge, sender: Address, chainId: number, steps: Step[]): Cost {
  const plan = writePlan(
    chainId,
    steps.map(({ call }) => call),
  );
  const args = scriptArguments({ ...forge, options: withoutKeys(forge.options) }, sender, plan);
  const { status, stdout, stderr } = spawnSync(requireTool('forge', REMEDY), [...args, '--json'], {
    cwd: root,
    encoding: 'utf8',
    env: environmentFor(forge.options),
    stdio: ['inherit', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  rmSync(join(root, plan));
  const line = stdout.split('\n').find((each) => each.includes('"estimated_total_gas_used"'));
  if (status === 0 && line) return costOf(line, forge.options);
  const titles = steps.map(({ title }) => title);
  throw new Failure(failureOf(stderr.trim() || stdout.trim(), titles));
}

/** Runs a tool to its end. Prints its output without the provider's key; the tool asks the terminal itself for a password. */
export function follow(
  tool: string,
  args: string[],
  { rpcUrl, env = process.env }: { rpcUrl: string; env?: NodeJS.ProcessEnv },
): Promise<number> {
  // in this process's group, so that a signal to the group also ends forge
  const child = spawn(requireTool(tool, REMEDY), args, {
    cwd: root,
    env,
    stdio: ['inherit', 'pipe', 'pipe'],
  });
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const)
    createInterface({ input: from }).on('line', (line) => to.write(`${withoutKey(line, rpcUrl)}\n`));
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

export async function send(forge: Forge, sender: Address, chainId: number, steps: Step[]) {
  const calls = steps.map(({ call }) => call);
  const plan = writePlan(chainId, calls);
  const args = [...scriptArguments(forge, sender, plan), '--broadcast'];
  const code = await follow('forge', args, { rpcUrl: forge.rpcUrl, env: environmentFor(forge.options) });
  rmSync(join(root, plan));
  if (code !== 0)
    throw new Failure(
      'Forge did not send everything. Run the same command again: it continues with what is missing.',
    );
}

/** Arguments that name a contract's source and how it was compiled. */
export const verifyArguments = ({ artifact, args, at }: Contract, chainId: number): string[] => [
  ...['verify-contract', at, sourceOf(artifact)],
  ...['--constructor-args', constructorArguments(artifact, args)],
  ...['--chain', String(chainId)],
  ...['--compiler-version', compilerOf(artifact)],
  ...['--compilation-profile', profileOf(artifact)],
  '--watch',
];

/** Uploads each contract's source to the explorer. Forge finds the explorer by the chain id, `--verifier…` and ETHERSCAN_API_KEY. */
export async function verify(
  contracts: Contract[],
  libraries: Contract[],
  chainId: number,
  { rpcUrl, options }: Forge,
) {
  const linked = libraries.flatMap(({ artifact, at }) => ['--libraries', `${sourceOf(artifact)}:${at}`]);
  const failed: string[] = [];
  for (const contract of [...libraries, ...contracts]) {
    const what = [...verifyArguments(contract, chainId), ...linked];
    const code = await follow('forge', [...what, ...optionsIn(options, VERIFIER_OPTIONS)], { rpcUrl });
    if (code !== 0) failed.push(`${contract.name} at ${contract.at}`);
  }
  if (failed.length > 0) throw new Failure(`Launched, but not verified: ${failed.join(', ')}.`);
}
