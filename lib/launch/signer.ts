// Who signs. Keys are forge's business: options of its own are passed on as they came, and PRIVATE_KEY is read by the script.

import { spawnSync } from 'node:child_process';
import { type Address, getAddress, isAddress } from 'viem';
import { Failure, requireTool } from '@/lib/dev/process.mjs';
import { root } from '@/lib/dev/settings.mjs';

export const REMEDY = 'run `npm ci`.';
const FOLDER = 'contracts/script/launch';
export const SCRIPT = `${FOLDER}/Launch.s.sol`;
/** Scripts are compiled with other settings than the rest: in the same folders, each would undo the other's work. */
export const FOLDERS = ['--out', 'contracts/cache/script-out', '--cache-path', 'contracts/cache/script'];
/** The script needs none of the contracts, which take long to compile. */
export const environment = {
  ...process.env,
  FOUNDRY_SRC: FOLDER,
  FOUNDRY_SCRIPT: FOLDER,
  FOUNDRY_TEST: FOLDER,
};

/** Options of forge that `cast wallet address` knows, too, and whether a value follows. */
const WALLET_OPTIONS: Record<string, boolean> = {
  '--account': true,
  '--keystore': true,
  '--password': true,
  '--password-file': true,
  '--private-key': true,
  '--interactive': false,
  '-i': false,
  '--ledger': false,
  '-l': false,
  '--trezor': false,
  '-t': false,
  '--aws': false,
  '--gcp': false,
};

export type Forge = { rpcUrl: string; options: string[] };

function optionOf(options: string[], name: string): string | undefined {
  const index = options.findIndex((each) => each === name || each.startsWith(`${name}=`));
  const found = options[index];
  return found?.includes('=') ? found.slice(name.length + 1) : options[index + 1];
}

export const has = (options: string[], name: string) =>
  options.some((each) => each === name || each.startsWith(`${name}=`));

/** Those of the options that stand in a table, each with its value. */
export function optionsIn(options: string[], table: Record<string, boolean>): string[] {
  return options.flatMap((option, index) => {
    const [name = '', value] = option.split('=', 2);
    if (!(name in table)) return [];
    return value === undefined && table[name] ? [option, options[index + 1] ?? ''] : [option];
  });
}

/** Its answer; what it asks and complains of goes to the terminal. */
function ask(tool: string, args: string[]): string {
  const { status, stdout } = spawnSync(requireTool(tool, REMEDY), args, {
    cwd: root,
    encoding: 'utf8',
    env: environment,
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Failure(`${tool} ended with ${status}.`);
  return stdout;
}

/** Who signs: `--sender`, or whose key forge is given. */
export function senderOf({ options }: Forge): Address {
  const answer = has(options, '--sender') ? optionOf(options, '--sender') : signerOf(options);
  const address = answer?.trim().split(/\s/).at(-1) ?? '';
  if (!isAddress(address, { strict: false })) throw new Failure(`${address || 'The sender'} is no address.`);
  return getAddress(address);
}

function signerOf(options: string[]): string {
  const wallet = optionsIn(options, WALLET_OPTIONS);
  if (wallet.length > 0) return ask('cast', ['wallet', 'address', ...wallet]);
  if (!process.env.PRIVATE_KEY)
    throw new Failure(
      'Say who signs: --account, --keystore, --ledger, --private-key, or PRIVATE_KEY in the environment.',
    );
  // not as JSON, which has the key in its traces
  const answer = ask('forge', ['script', SCRIPT, '--sig', 'signer()', ...FOLDERS]);
  return /address (0x[0-9a-fA-F]{40})\b/.exec(answer)?.[1] ?? '';
}
