// Corrections of Ponder 0.16.10 for large histories. Each replaces a text of one of its modules, which occurs there `times` times
// (checked by `corrections.test.ts`).

/** @type {{ module: string, text: RegExp, by: string, times: number }[]} */
export const CORRECTIONS = [
  {
    // Ponder means to request all events of a contract at once, but it counts a topic of null as a given topic, and sends one request
    // for each event: 120 requests a range instead of 11.
    module: 'sync-historical/index.js',
    text: /filter\.(topic[123]) !== undefined/g,
    by: 'filter.$1 != null',
    times: 3,
  },
  {
    // On PGlite, Ponder looks up every row before it inserts it. Once the rows of `activity` exceed its cache, it looks up 4,000 at a
    // time by an OR of as many keys, which PGlite, without statistics, compares with every row of the table. The lookup is not
    // needed: an event's key is its position, which is unique.
    module: 'indexing-store/index.js',
    text: /qb\.\$dialect === "pglite"/g,
    by: 'false',
    times: 2,
  },
  {
    // After ranges without events, Ponder reads up to 100,000 blocks at once; a million events could then come in one transaction.
    module: 'runtime/historical.js',
    text: /max: 100000,/g,
    by: 'max: Number(process.env.BLOCKS_AT_ONCE || 100000),',
    times: 1,
  },
];
