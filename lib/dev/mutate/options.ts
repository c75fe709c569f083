import { parseArgs } from 'node:util';
import { Failure } from '../process.mjs';

export const HELP = `npm run mutate -- [options]
  --sample N         only N mutants, in proportion over files and operators
  --seed TEXT        seed of the sample; another text gives another sample
  --files A,B        only these files of contracts/src, by name without .sol
  --operators A,B    only these operators
  --id X,Y           only these mutants
  --survivors FILE   only mutants that survived in an earlier run (for example .local/mutation.json)
  --list             list the mutants without testing them
  --jobs N           parallel workers, each with its own copy of the project (default 1)
  --threshold P      exit with 1 if the score in percent is lower (default 85)
  --json             print the report as JSON`;

const FLAGS = {
  sample: { type: 'string' },
  seed: { type: 'string', default: 'breakwater' },
  files: { type: 'string' },
  operators: { type: 'string' },
  id: { type: 'string' },
  survivors: { type: 'string' },
  list: { type: 'boolean', default: false },
  jobs: { type: 'string', default: '1' },
  threshold: { type: 'string', default: '85' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function numeric(flag: string, text: string, min: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= min)) throw new Failure(`--${flag} needs a number of ${min} or more.`);
  return value;
}

function whole(flag: string, text: string): number {
  const value = numeric(flag, text, 1);
  if (!Number.isInteger(value)) throw new Failure(`--${flag} needs a whole number.`);
  return value;
}

const listed = (text?: string) => text?.split(',').map((part) => part.trim());

export type Options = ReturnType<typeof readOptions>;

export function readOptions(args: string[]) {
  const values = parse(args);
  return {
    sample: values.sample === undefined ? undefined : whole('sample', values.sample),
    seed: values.seed,
    files: listed(values.files),
    operators: listed(values.operators),
    ids: listed(values.id),
    survivors: values.survivors,
    list: values.list,
    jobs: whole('jobs', values.jobs),
    threshold: numeric('threshold', values.threshold, 0),
    json: values.json,
    help: values.help,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: FLAGS }).values;
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
  }
}
