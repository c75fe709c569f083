// Ponder means to ask for all events of a contract in one request, but 0.16.10 takes a topic that is null for one that is
// given, and asks once for each event: 120 requests a range instead of 11. Preloaded by `node --import`, this corrects the
// comparison as the module is loaded, and changes nothing where it is not found.

import { register } from 'node:module';

const COMPARISON = /filter\.(topic[123]) !== undefined/g;

const hook = `
export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!url.endsWith('/ponder/dist/esm/sync-historical/index.js')) return loaded;
  const source = String(loaded.source).replace(${COMPARISON}, 'filter.$1 != null');
  return { ...loaded, source };
}`;

register(`data:text/javascript,${encodeURIComponent(hook)}`);
