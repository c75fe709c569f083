// npm run launch: a whole mutual on a chain, from a file in contracts/launch. See README, "Launch your own mutual".

import { existsSync, readFileSync } from 'node:fs';
import type { Address } from 'viem';
import { chainMistakes, clientOf } from '@/lib/launch/chain-rules';
import { readConfiguration } from '@/lib/launch/mistakes';
import { asksForHelp, HELP, type Options, optionsOf } from '@/lib/launch/options';
import type { Configuration } from '@/lib/launch/schema';
import { senderOf } from '@/lib/launch/signer';
import { prepare } from './prepare.mjs';
import { Failure, runMain } from './process.mjs';
import { say } from './progress.mjs';

function readFile(file: string): unknown {
  if (!existsSync(file)) throw new Failure(`There is no file ${file}.`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file} is no JSON: ${error instanceof Error ? error.message : error}.`);
  }
}

/** The configuration, or a failure that names everything that is wrong with it. */
async function validate({ file, rpcUrl, testChain }: Options, sender: Address): Promise<Configuration> {
  const raw = readFile(file);
  const { config, mistakes } = readConfiguration(raw, { testChain });
  const all = [...mistakes, ...(await chainMistakes(clientOf(rpcUrl), raw, sender))];
  if (config && all.length === 0) return config;
  const count = all.length === 1 ? 'a mistake' : `${all.length} mistakes`;
  throw new Failure(`${file} has ${count}:\n${all.map((each) => `  ${each}`).join('\n')}`);
}

async function main() {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) return say(HELP);
  const options = optionsOf(args);
  const sender = senderOf({ rpcUrl: options.rpcUrl, options: options.forge });
  const config = await validate(options, sender);
  say(`  ✓ ${options.file} is sound, by itself and on chain ${config.chainId}`);
  if (!options.prepared) await prepare();
  // only now the ABIs are there
  const { launch } = await import('@/lib/launch/launch');
  await launch(config, sender, options);
}

runMain(main);
