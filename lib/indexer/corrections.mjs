// What a large history needs of Ponder 0.16.10 in another way. Each replaces a text of one of its modules, which is in it so many
// times (`corrections.test.ts`).

/** @type {{ module: string, text: RegExp, by: string, times: number }[]} */
export const CORRECTIONS = [
  {
    // It means to ask for all events of a contract in one request, but takes a topic that is null for one that is given, and asks
    // once for each event: 120 requests a range instead of 11.
    module: 'sync-historical/index.js',
    text: /filter\.(topic[123]) !== undefined/g,
    by: 'filter.$1 != null',
    times: 3,
  },
  {
    // On PGlite it looks for every row that it inserts. Once the rows of `activity` outgrow its memory it would ask for 4,000 of
    // them by an OR of as many keys, which PGlite, without statistics, compares with every row of the table. The key of an event is
    // its place, which no other has.
    module: 'indexing-store/index.js',
    text: /qb\.\$dialect === "pglite"/g,
    by: 'false',
    times: 2,
  },
  {
    // Blocks without events let it read up to 100,000 at once, and a million events then come in one transaction.
    module: 'runtime/historical.js',
    text: /max: 100000,/g,
    by: 'max: Number(process.env.BLOCKS_AT_ONCE || 100000),',
    times: 1,
  },
];
