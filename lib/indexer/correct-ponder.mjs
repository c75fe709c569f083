// Preloaded by `node --import`: applies the corrections to Ponder's modules as they are loaded. A text that is not found is skipped.

import { register } from 'node:module';
import { CORRECTIONS } from './corrections.mjs';

const corrections = CORRECTIONS.map(({ module, text, by }) => [module, text.source, by]);

const hook = `
const corrections = ${JSON.stringify(corrections)};
export async function load(url, context, next) {
  const loaded = await next(url, context);
  const own = corrections.filter(([module]) => url.endsWith('/ponder/dist/esm/' + module));
  if (own.length === 0) return loaded;
  const correct = (source, [, text, by]) => source.replace(new RegExp(text, 'g'), by);
  return { ...loaded, source: own.reduce(correct, String(loaded.source)) };
}`;

register(`data:text/javascript,${encodeURIComponent(hook)}`);
