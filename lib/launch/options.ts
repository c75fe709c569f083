// Command-line options: those of `npm run launch`, and those passed to forge.

import { Failure } from '@/lib/dev/process.mjs';

export type Options = {
  file: string;
  rpcUrl: string;
  dryRun: boolean;
  verify: boolean;
  testChain: boolean;
  /** Skips compiling: the contracts and ABIs are up to date. */
  prepared: boolean;
  out: string | null;
  /** Passed to forge unchanged. */
  forge: string[];
};

const USAGE =
  'npm run launch -- contracts/launch/<name>.json --rpc-url URL [--dry-run] [--verify] [--test-chain] [--out FILE] [options of forge script: --account, --keystore, --ledger, --private-key, --sender …]';

/** Whether help was requested. */
export const asksForHelp = (args: string[]): boolean => args.includes('--help') || args.includes('-h');

export const HELP = `Launches a whole mutual on a chain, from a file in contracts/launch. Run it again after a break: it sends what is missing.

  npm run launch -- contracts/launch/<name>.json --rpc-url URL [options]

  --rpc-url URL    a node of the chain
  --dry-run        shows what it would do and cost; sends nothing
  --verify         hands the sources to the chain's explorer afterwards
  --test-chain     the chain is for tests: demo parts are allowed there
  --out FILE       where the addresses are written, instead of contracts/deployments/<chainId>.json

Who signs, as forge takes it (other options of forge script are handed on, too):
  --account NAME   a key in forge's keystore
  --keystore FILE  a key in a file, under a password
  --ledger         a hardware wallet
  PRIVATE_KEY      in the environment, with --sender ADDRESS

README, "Launch your own mutual", says what the file holds; base.json and sepolia.json are complete examples.`;

/** Options that make forge send or resume even in a dry run. */
const REFUSED = ['--broadcast', '--resume'];

const FLAGS = ['--dry-run', '--verify', '--test-chain', '--prepared'];

/** Splits at the first `=`: a URL such as `https://node.example/?key=1` contains others. */
function partsOf(option: string): { name: string; inline: string | undefined } {
  const end = option.indexOf('=');
  return end < 0
    ? { name: option, inline: undefined }
    : { name: option.slice(0, end), inline: option.slice(end + 1) };
}

export function optionsOf(args: string[]): Options {
  const [file, ...rest] = args;
  if (!file || file.startsWith('-')) throw new Failure(`Name the launch file.\n${USAGE}`);
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const forge: string[] = [];
  for (let index = 0; index < rest.length; index++) {
    const option = rest[index] ?? '';
    const { name, inline } = partsOf(option);
    if (REFUSED.includes(name))
      throw new Failure(
        `Leave ${name} away: npm run launch sends by itself, unless --dry-run is given, and continues where it stopped.`,
      );
    if (FLAGS.includes(option)) flags.add(option);
    else if (name === '--rpc-url' || name === '--out') values.set(name, inline ?? rest[++index] ?? '');
    else forge.push(option);
  }
  const rpcUrl = values.get('--rpc-url');
  if (!rpcUrl) throw new Failure(`Name a node of the chain: --rpc-url URL.\n${USAGE}`);
  return {
    file,
    rpcUrl,
    dryRun: flags.has('--dry-run'),
    verify: flags.has('--verify'),
    testChain: flags.has('--test-chain'),
    prepared: flags.has('--prepared'),
    out: values.get('--out') ?? null,
    forge,
  };
}
