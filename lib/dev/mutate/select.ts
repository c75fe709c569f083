import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Failure } from '../process.mjs';
import type { Mutant } from './mutants';
import { OPERATORS } from './operators';
import type { Options } from './options';
import type { Report } from './report';
import { sample } from './sample';

/** Ids of mutants that an earlier run left alive or could not judge. */
function survivorsOf(file: string): string[] {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Failure(`${file} is not a report of \`npm run mutate -- --json\`.`);
  }
  return report.mutants
    .filter(({ status }) => status === 'survived' || status === 'error')
    .map(({ id }) => id);
}

function requireKnown(flag: string, wanted: string[] | undefined, known: string[]) {
  const unknown = wanted?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0)
    throw new Failure(`--${flag}: ${unknown.join(', ')} is unknown. \`--list\` shows all values.`);
}

/** The mutants that the options select. */
export function select(mutants: Mutant[], options: Options): Mutant[] {
  const { files, operators, ids, survivors } = options;
  const name = (mutant: Mutant) => basename(mutant.file, '.sol');
  requireKnown('files', files, [...new Set(mutants.map(name))]);
  requireKnown('operators', operators, Object.keys(OPERATORS));
  const present = mutants.map(({ id }) => id);
  requireKnown('id', ids, present);
  const named = survivors === undefined ? ids : [...(ids ?? []), ...survivorsOf(survivors)];
  const gone = named?.filter((id) => !present.includes(id)) ?? [];
  if (gone.length > 0)
    console.error(`These mutants no longer exist, because their lines have changed: ${gone.join(', ')}`);
  const wanted = mutants.filter(
    (mutant) =>
      (!files || files.includes(name(mutant))) &&
      (!operators || operators.includes(mutant.operator)) &&
      (!named || named.includes(mutant.id)),
  );
  if (wanted.length === 0) throw new Failure('The options select no mutant.');
  return options.sample === undefined ? wanted : sample(wanted, options.sample, options.seed);
}
