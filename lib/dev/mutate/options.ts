import { parseArgs } from 'node:util';
import { Failure } from '../process.mjs';

export const HELP = `npm run mutate -- [options]
  --sample N         only N mutants, in proportion over files and operators
  --seed TEXT        another sample
  --files A,B        only these files of contracts/src, by name
  --operators A,B    only these operators
  --id X,Y           only these mutants
  --survivors FILE   only what survived according to an earlier --json (default place: .local/mutation.json)
  --list             print the mutants, run nothing
  --jobs N           workers, each in a copy of its own (default 1)
  --threshold P      the score in percent below which the exit code is 1 (default 85)
  --json             the report for machines`;

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

function numeric(flag: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= least))
    throw new Failure(`--${flag} needs a number of at least ${least}.`);
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
