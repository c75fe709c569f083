// npm run losses: turns a list of losses into a Merkle root, an evidence file and proofs. See --help.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { formatUnits } from 'viem';
import { MAX_EVIDENCE_BYTES } from '@/lib/claims/evidence-types';
import { fileCid } from '@/lib/claims/unixfs';
import { type LossList, makeLossList, writeLossFile, writeProofFile } from '@/lib/losses/file';
import { type Notes, readLosses } from '@/lib/losses/read';
import type { Problem } from '@/lib/losses/table';
import { HELP, type Options, readOptions } from './losses/options';
import { Failure, runMain } from './process.mjs';

const FAILED = 1;

async function readText(file: string): Promise<string> {
  const content = await readFile(resolve(file)).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(error.code === 'ENOENT' ? `There is no file ${file}.` : `${file}: ${error.message}`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new Failure(`${file} is not UTF-8 text. Export it as CSV in UTF-8.`);
  }
}

async function write(directory: string, name: string, text: string) {
  const target = join(directory, name);
  await writeFile(`${target}.part`, text);
  await rename(`${target}.part`, target);
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

function printProblems(problems: Problem[], { file, json }: Options) {
  if (json) {
    console.log(JSON.stringify({ problems }, null, 2));
    return FAILED;
  }
  for (const { line, value, message } of problems) {
    console.error(`${file}:${line}: ${value === '' ? '' : `${JSON.stringify(value)}: `}${message}`);
  }
  console.error(`\n${counted(problems.length, 'problem')}; nothing was written.`);
  return FAILED;
}

function printNotes(notes: Notes) {
  const { rows, zeros, gains, merged, roundedRows, totals, columns, decimals } = notes;
  const delimiter = notes.delimiter === '\t' ? 'tab' : `"${notes.delimiter}"`;
  console.log(`read       ${counted(rows, 'row')}, delimiter ${delimiter}, columns ${columns.join(', ')}`);
  console.log(`decimals   ${decimals}${notes.decimalsDetected ? ' (found in the amounts: check it)' : ''}`);
  const left = [
    zeros > 0 && `${counted(zeros, 'account')} that lost nothing`,
    gains > 0 && `${counted(gains, 'account')} that gained`,
    totals > 0 && `${counted(totals, 'row')} of totals`,
  ].filter(Boolean);
  if (left.length > 0) console.log(`left out   ${left.join(', ')}`);
  if (merged > 0) console.log(`merged     ${counted(merged, 'row')}`);
  if (roundedRows > 0) {
    console.log(`rounded    ${counted(roundedRows, 'account')} down, ${notes.roundedOff} in all`);
  }
}

/** Writes both files. Returns the CID and size of the evidence file. */
async function writeFiles(list: LossList, directory: string) {
  const evidence = writeLossFile(list);
  const content = new TextEncoder().encode(evidence);
  await mkdir(resolve(directory), { recursive: true });
  await write(resolve(directory), 'losses.json', evidence);
  await write(resolve(directory), 'proofs.json', writeProofFile(list));
  return { cid: (await fileCid(content)).toString(), bytes: content.length };
}

function printResult({ root, total, decimals, losses }: LossList, cid: string, bytes: number) {
  console.log(`root       ${root}`);
  console.log(`total      ${formatUnits(total, decimals)} (${total} units)`);
  console.log(`count      ${losses.length}`);
  console.log(`evidence   ${cid} (${Math.ceil(bytes / 1024)} kB)`);
  if (bytes > MAX_EVIDENCE_BYTES) console.log('           too large for the embedded store: add it to IPFS');
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (!options) return console.log(HELP);
  const result = readLosses(await readText(options.file), options);
  if ('problems' in result) return printProblems(result.problems, options);
  const { losses, notes } = result;
  const list = makeLossList(options.title, notes.decimals, losses);
  const { cid, bytes } = await writeFiles(list, options.out);
  if (options.json) {
    const figures = { root: list.root, total: list.total.toString(), count: losses.length, cid, bytes };
    return console.log(JSON.stringify({ ...figures, notes, out: options.out }, null, 2));
  }
  printNotes(notes);
  printResult(list, cid, bytes);
  console.log(`written    ${join(options.out, 'losses.json')}, ${join(options.out, 'proofs.json')}`);
}

runMain(main);
