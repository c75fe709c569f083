// npm run launch: launches a whole mutual on a chain, from a file in contracts/launch. See README, "Launch your own mutual".

import type { Address } from 'viem';
import { chainMistakes, clientOf } from '@/lib/launch/chain-rules';
import { unchecked } from '@/lib/launch/checksums';
import { readJson } from '@/lib/launch/json-text';
import { readConfiguration } from '@/lib/launch/mistakes';
import { asksForHelp, HELP, type Options, optionsOf } from '@/lib/launch/options';
import { withProvider } from '@/lib/launch/provider';
import type { Configuration } from '@/lib/launch/schema';
import { senderOf } from '@/lib/launch/signer';
import { prepare } from './prepare.mjs';
import { Failure, runMain } from './process.mjs';
import { say } from './progress.mjs';

/** The configuration. Throws a Failure that lists all mistakes of the file. */
async function validate({ file, rpcUrl, testChain }: Options, sender: Address): Promise<Configuration> {
  const { raw, mistakes: twice } = readJson(file);
  const { config, mistakes } = readConfiguration(raw, { testChain, sender });
  const all = [...twice, ...mistakes, ...(await chainMistakes(clientOf(rpcUrl), raw, sender))];
  if (config && all.length === 0) return config;
  const count = all.length === 1 ? 'a mistake' : `${all.length} mistakes`;
  throw new Failure(`${file} has ${count}:\n${all.map((each) => `  ${each}`).join('\n')}`);
}

async function run(options: Options) {
  const sender = senderOf({ rpcUrl: options.rpcUrl, options: options.forge });
  const config = await validate(options, sender);
  say(`  ✓ ${options.file} is valid, in itself and on chain ${config.chainId}`);
  const bare = unchecked(config);
  if (bare.length > 0)
    say(
      `  ! These addresses have no checksum, so a typo in them would not be noticed. Compare them: ${bare.join(', ')}.`,
    );
  if (!options.prepared) await prepare();
  // imported here, because the ABIs exist only now
  const { launch } = await import('@/lib/launch/launch');
  await launch(config, sender, options);
}

async function main() {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) return say(HELP);
  const options = optionsOf(args);
  await withProvider(options.rpcUrl, run(options));
}

runMain(main);
