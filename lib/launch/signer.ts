// Finds who signs. Keys stay with forge: its options are passed on unchanged, and PRIVATE_KEY is read by the script.

import { spawnSync } from 'node:child_process';
import { type Address, getAddress, isAddress } from 'viem';
import { Failure, requireTool } from '@/lib/dev/process.mjs';
import { root } from '@/lib/dev/settings.mjs';

export const REMEDY = 'run `npm ci`.';
const FOLDER = 'contracts/script/launch';
export const SCRIPT = `${FOLDER}/Launch.s.sol`;
/** Scripts are compiled with other settings. In the same folders, each build would undo the other. */
export const FOLDERS = ['--out', 'contracts/cache/script-out', '--cache-path', 'contracts/cache/script'];
/** The script needs none of the contracts, and compiling them takes long. */
const folders = { FOUNDRY_SRC: FOLDER, FOUNDRY_SCRIPT: FOLDER, FOUNDRY_TEST: FOLDER };

/** Environment for forge. The script signs with PRIVATE_KEY if it is set, so it is removed when the options name another key. */
export function environmentFor(options: string[]) {
  const { PRIVATE_KEY, ...rest } = process.env;
  const isNamed = castOptions(options).length > 0;
  return { ...rest, ...folders, ...(PRIVATE_KEY && !isNamed ? { PRIVATE_KEY } : {}) };
}

/** Forge's options that name a key: the option of `cast wallet address` for the same key, and whether a value follows. */
const WALLET_OPTIONS: Record<string, { cast: string; hasValue: boolean }> = {
  ...withValue('account', 'accounts'),
  ...withValue('keystore', 'keystores'),
  ...withValue('password'),
  ...withValue('password-file'),
  ...withValue('private-key', 'private-keys'),
  ...withValue('mnemonic', 'mnemonics'),
  ...withValue('mnemonic-passphrase', 'mnemonic-passphrases'),
  ...withValue('mnemonic-derivation-path', 'mnemonic-derivation-paths'),
  ...withValue('mnemonic-index', 'mnemonic-indexes'),
  ...alone('interactive', '-i'),
  ...alone('ledger', '-l'),
  ...alone('trezor', '-t'),
  ...alone('aws'),
  ...alone('gcp'),
  ...alone('turnkey'),
};

function withValue(name: string, plural = name) {
  const option = { cast: `--${name}`, hasValue: true };
  return { [`--${name}`]: option, [`--${plural}`]: option };
}

function alone(name: string, short = `--${name}`) {
  const option = { cast: `--${name}`, hasValue: false };
  return { [`--${name}`]: option, [short]: option };
}

/** Foundry's environment variables for a keystore file. */
const KEYSTORE_VARIABLES = ['ETH_KEYSTORE', 'ETH_KEYSTORE_ACCOUNT'];

export type Forge = { rpcUrl: string; options: string[] };

/** The value of a forge option; undefined if the option is not given. */
export function optionOf(options: string[], name: string): string | undefined {
  const found = options.find((each) => each === name || each.startsWith(`${name}=`));
  return found === name ? options[options.indexOf(name) + 1] : found?.slice(name.length + 1);
}

export const has = (options: string[], name: string) =>
  options.some((each) => each === name || each.startsWith(`${name}=`));

type Found = { option: string; name: string; value: string | undefined };

/** Splits options into names and values. */
function pairs(options: string[], takesValue: (name: string) => boolean): Found[] {
  const found: Found[] = [];
  for (let index = 0; index < options.length; index++) {
    const option = options[index] ?? '';
    const [name = ''] = option.split('=', 1);
    const isInline = option.length > name.length;
    if (isInline) found.push({ option, name, value: option.slice(name.length + 1) });
    else found.push({ option, name, value: takesValue(name) ? options[++index] : undefined });
  }
  return found;
}

const written = ({ option, name, value }: Found) =>
  value === undefined || option !== name ? [option] : [option, value];

/** The options that are in `table`, with their values. `table` says whether a value follows an option. */
export const optionsIn = (options: string[], table: Record<string, boolean>): string[] =>
  pairs(options, (name) => table[name] === true)
    .filter(({ name }) => name in table)
    .flatMap(written);

const walletPairs = (options: string[]) => pairs(options, (name) => WALLET_OPTIONS[name]?.hasValue === true);

/** Options by which `cast wallet address` finds the same key. */
export const castOptions = (options: string[]): string[] =>
  walletPairs(options).flatMap(({ name, value }) => {
    const known = WALLET_OPTIONS[name];
    if (!known) return [];
    return value === undefined ? [known.cast] : [known.cast, value];
  });

/** A simulation needs no key. Without one, forge asks for no password and no signature on a device. */
export const withoutKeys = (options: string[]): string[] =>
  walletPairs(options)
    .filter(({ name }) => !(name in WALLET_OPTIONS))
    .flatMap(written);

/** Returns a tool's output. Its questions and errors go to the terminal. */
function ask(tool: string, args: string[]): string {
  const { status, stdout } = spawnSync(requireTool(tool, REMEDY), args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...folders },
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Failure(`${tool} ended with ${status}.`);
  return stdout;
}

/** The account that signs: `--sender`, or the owner of the key that forge is given. */
export function senderOf({ options }: Forge): Address {
  const answer = has(options, '--sender') ? optionOf(options, '--sender') : signerOf(options);
  const address = answer?.trim().split(/\s/).at(-1) ?? '';
  if (!isAddress(address, { strict: false }))
    throw new Failure(`${address || 'The sender'} is not an address.`);
  return getAddress(address);
}

function signerOf(options: string[]): string {
  const wallet = castOptions(options);
  const isStored = !process.env.PRIVATE_KEY && KEYSTORE_VARIABLES.some((name) => process.env[name]);
  if (wallet.length > 0 || isStored) return ask('cast', ['wallet', 'address', ...wallet]);
  if (!process.env.PRIVATE_KEY)
    throw new Failure(
      'Choose who signs: --account, --keystore, --ledger, --private-key, or PRIVATE_KEY in the environment.',
    );
  // not --json: its traces would contain the key
  const answer = ask('forge', ['script', SCRIPT, '--sig', 'signer()', ...FOLDERS]);
  return /address (0x[0-9a-fA-F]{40})\b/.exec(answer)?.[1] ?? '';
}
