import { parseArgs } from 'node:util';
import type { ReadOptions } from '@/lib/losses/read';
import { DELIMITERS } from '@/lib/losses/table';
import { Failure } from '../process.mjs';

export const HELP = `npm run losses -- FILE [options]

Turns a list of losses (separated values, one account per row) into what a proof of loss needs: a Merkle root to file
with the incident, an evidence file that anyone can check, and a proof for every account. If the list has a problem,
nothing is written, and all problems are shown at once, with line, value and what to do.

Columns: found by their headers; name them if they are not. NAME is a header, or a position counted from 1.
  --account NAME       the account that lost
  --loss NAME          the amount of the loss
  --before NAME        or: the balance before the incident ...
  --after NAME         ... and after it; the loss is the difference

Amounts: read exactly, never as floating-point numbers.
  --decimals N         the asset's decimals(): 18 for DAI, 6 for USDC, 0 for whole numbers. Without this option, they are
                       taken from the list if all amounts have the same number of 6 or more digits after the point
  --units              amounts are already in the smallest unit (with --decimals N for display)
  --point MARK         the mark before the fraction: "." (default) or ","
  --thousands MARK     the mark between groups of three digits; without it, "1,234" is refused as ambiguous
  --scientific         accept numbers such as 1.5e-7, read exactly
  --round-down         drop digits finer than the asset's unit, and report their sum

Rows
  --merge              add up rows of the same account; otherwise they are an error that names both lines
  --skip-gains         leave out accounts that gained; otherwise they are an error
  --totals             check a row of totals against the rows above it, then leave it out
  --delimiter MARK     "," ";" "|" or "tab"; without it, found in the first line

Output
  --title TEXT         title in the evidence file (default: the name of FILE)
  --out DIR            folder for losses.json and proofs.json (default: .local/losses)
  --json               print the result, or the problems, as JSON
  --help               print this text

Leaf: keccak256(bytes.concat(keccak256(abi.encode(account, loss)))); the tree is OpenZeppelin's StandardMerkleTree
over ["address", "uint256"]. The same list always gives the same bytes. Zero losses are dropped and counted.

Examples
  npm run losses -- lib/losses/data/ydai-2021-losses.csv --title "yDAI, February 2021" --out .local/ydai
  npm run losses -- list.csv --account wallet --loss "Lost USDC" --decimals 6 --thousands ","
  npm run losses -- list.csv --delimiter ";" --point "," --decimals 8 --merge

Exit code: 0 if the files were written, 1 otherwise.`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

const FLAGS = {
  account: text,
  loss: text,
  before: text,
  after: text,
  decimals: text,
  units: flag,
  point: text,
  thousands: text,
  scientific: flag,
  'round-down': flag,
  merge: flag,
  'skip-gains': flag,
  totals: flag,
  delimiter: text,
  title: text,
  out: { type: 'string', default: '.local/losses' },
  json: flag,
  help: { type: 'boolean', default: false, short: 'h' },
} as const;

export type Options = ReadOptions & { file: string; title: string; out: string; json: boolean };

const MAX_DECIMALS = 36;

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: FLAGS, allowPositionals: true });
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : error}\nSee npm run losses -- --help.`);
  }
}

function decimalsOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,2}$/.test(value) && Number(value) <= MAX_DECIMALS) return Number(value);
  throw new Failure(`--decimals takes a whole number from 0 to ${MAX_DECIMALS}, not "${value}".`);
}

function delimiterOf(value: string | undefined): string | undefined {
  const mark = value === 'tab' || value === '\\t' ? '\t' : value;
  if (mark === undefined || DELIMITERS.some((known) => known === mark)) return mark;
  throw new Failure(`--delimiter takes "," ";" "|" or "tab", not "${value}".`);
}

function marksOf(point: string | undefined, thousands: string | undefined) {
  if (point !== undefined && point !== '.' && point !== ',') {
    throw new Failure(`--point takes "." or ",", not "${point}".`);
  }
  if (thousands !== undefined && !/^[^\d+-]$/.test(thousands)) {
    throw new Failure(`--thousands takes one character that is not a digit, not "${thousands}".`);
  }
  // if the point groups digits, only the comma is left for the fraction
  const begins: '.' | ',' = point ?? (thousands === '.' ? ',' : '.');
  if (thousands === begins) throw new Failure('--thousands and --point cannot be the same mark.');
  return { point: begins, thousands };
}

const nameOf = (file: string) => (file.split(/[\\/]/).pop() ?? file).replace(/\.[^.]+$/, '');

/** Null if help was requested. */
export function readOptions(args: string[]): Options | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [file, ...others] = positionals;
  if (!file || others.length > 0) {
    throw new Failure('Name one file that holds the list of losses. See npm run losses -- --help.');
  }
  const { account, loss, before, after, units, scientific, merge, totals, out, json } = values;
  return {
    file,
    account,
    loss,
    before,
    after,
    units,
    scientific,
    merge,
    totals,
    out,
    json,
    ...marksOf(values.point, values.thousands),
    decimals: decimalsOf(values.decimals),
    delimiter: delimiterOf(values.delimiter),
    skipGains: values['skip-gains'],
    roundDown: values['round-down'],
    title: values.title ?? nameOf(file),
  };
}
