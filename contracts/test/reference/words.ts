// Explains a difference between model and contracts.

import type { Step } from './history';
import type { Difference } from './replay';
import { errorNamed, wordsOf } from './vectors';

const shown = (value: bigint | undefined) => (value === undefined ? 'nothing' : value.toString());

function actionInWords({ time, action, refusal, words }: Step): string {
  const answer = refusal === null ? words.join(', ') : refusal.message;
  const when = new Date(Number(time) * 1000).toISOString();
  return `${when} (${time}) ${action.verb}(${action.args.join(', ')}) by ${action.caller.toString(16)} -> ${answer}`;
}

/** The first few words of the state that differ, with the model's and the chain's values. */
function stateInWords(step: Step, found: string): string[] {
  const values = wordsOf(found);
  const differing = step.after
    .map(({ label, value }, index) => ({ label, value, chain: values[index] }))
    .filter(({ value, chain }) => chain === undefined || BigInt.asUintN(256, value) !== chain);
  return differing
    .slice(0, 8)
    .map(({ label, value, chain }) => `  ${label}: model ${value}, contracts ${shown(chain)}`);
}

function answerInWords(step: Step, what: string, found: string): string[] {
  const model =
    step.refusal === null ? `answers ${step.words.join(', ') || 'nothing'}` : step.refusal.message;
  const chain =
    what === 'refusal'
      ? `${errorNamed(found)}(${wordsOf(`0x${found.slice(10)}`).join(', ')})`
      : `answers ${wordsOf(found).join(', ') || 'nothing'}`;
  return [`  model: ${model}`, `  contracts: ${chain}`];
}

/** Seed, step, field, both values, and the history up to that step. */
export function inWords({ history, at, what, found }: Difference): string {
  const step = history.steps[at];
  if (step === undefined) throw new Error('A difference lies beyond its history.');
  const details = what === 'state' ? stateInWords(step, found) : answerInWords(step, what, found);
  const before = history.steps.slice(0, at + 1).map((each, index) => `  ${index}: ${actionInWords(each)}`);
  return [
    `Seed ${history.seed}, step ${at}, ${step.action.verb}: the contracts' ${what} is not the model's.`,
    ...details,
    'The history up to there:',
    ...before,
  ].join('\n');
}
