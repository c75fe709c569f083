import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Failure } from '../process.mjs';
import type { Mutant } from './mutants';
import { OPERATORS } from './operators';
import type { Options } from './options';
import type { Report } from './report';
import { sample } from './sample';

/** What an earlier run left alive, or could not judge. */
function survivorsOf(file: string): string[] {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Failure(`${file} is no report of \`npm run mutate -- --json\`.`);
  }
  return report.mutants
    .filter(({ status }) => status === 'survived' || status === 'error')
    .map(({ id }) => id);
}

function requireKnown(flag: string, wanted: string[] | undefined, known: string[]) {
  const unknown = wanted?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0)
    throw new Failure(`--${flag}: there is no ${unknown.join(', ')}; \`--list\` shows what there is.`);
}

/** The mutants that the options ask for. */
export function select(mutants: Mutant[], options: Options): Mutant[] {
  const { files, operators, ids, survivors } = options;
  const name = (mutant: Mutant) => basename(mutant.file, '.sol');
  requireKnown('files', files, [...new Set(mutants.map(name))]);
  requireKnown('operators', operators, Object.keys(OPERATORS));
  const present = mutants.map(({ id }) => id);
  requireKnown('id', ids, present);
  const named = survivors === undefined ? ids : [...(ids ?? []), ...survivorsOf(survivors)];
  const gone = named?.filter((id) => !present.includes(id)) ?? [];
  if (gone.length > 0) console.error(`Their lines are no longer there: ${gone.join(', ')}`);
  const wanted = mutants.filter(
    (mutant) =>
      (!files || files.includes(name(mutant))) &&
      (!operators || operators.includes(mutant.operator)) &&
      (!named || named.includes(mutant.id)),
  );
  if (wanted.length === 0) throw new Failure('No mutant is left by these options.');
  return options.sample === undefined ? wanted : sample(wanted, options.sample, options.seed);
}
