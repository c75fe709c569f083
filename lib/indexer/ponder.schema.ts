// Tables of the history. Every row belongs to a chain. Amounts are in units of their token, times in Unix seconds, days in UTC.

import { index, onchainTable, primaryKey } from 'ponder';

/** Every event of every contract, in order of its position (`block`, `log`). */
export const activity = onchainTable(
  'activity',
  (t) => ({
    chain: t.integer().notNull(),
    block: t.integer().notNull(),
    log: t.integer().notNull(),
    time: t.integer().notNull(),
    transaction: t.hex().notNull(),
    /** The contract's name, and its address. */
    contract: t.text().notNull(),
    address: t.hex().notNull(),
    name: t.text().notNull(),
    kind: t.text().notNull(),
    /** The account that acted, and the first other account that the event names. */
    actor: t.hex().notNull(),
    other: t.hex(),
    pool: t.hex(),
    product: t.integer(),
    incident: t.integer(),
    cover: t.integer(),
    /** The arguments as JSON, with whole numbers as text. */
    args: t.text().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.block, table.log] }),
    byName: index().on(table.chain, table.address, table.name, table.block, table.log),
    byKind: index().on(table.chain, table.kind, table.block, table.log),
    byActor: index().on(table.chain, table.actor, table.block, table.log),
    byOther: index().on(table.chain, table.other, table.block, table.log),
    byPool: index().on(table.chain, table.pool, table.block, table.log),
    byProduct: index().on(table.chain, table.product, table.block, table.log),
    byIncident: index().on(table.chain, table.incident, table.block, table.log),
    byCover: index().on(table.chain, table.cover, table.block, table.log),
  }),
);

/** The block of a chain's latest event. If a reader's chain has another hash at this number, the history is of another chain or branch. */
export const latestEvent = onchainTable(
  'latest_event',
  (t) => ({ chain: t.integer().notNull(), block: t.integer().notNull(), hash: t.hex().notNull() }),
  (table) => ({ pk: primaryKey({ columns: [table.chain] }) }),
);

/** A pool with its running totals. `slot` and `part` name its latest point in `capital_point`. */
export const pool = onchainTable(
  'pool',
  (t) => ({
    chain: t.integer().notNull(),
    address: t.hex().notNull(),
    name: t.text().notNull(),
    asset: t.hex().notNull(),
    curator: t.hex().notNull(),
    createdAt: t.integer().notNull(),
    capital: t.bigint().notNull(),
    shares: t.bigint().notNull(),
    earned: t.bigint().notNull(),
    lost: t.bigint().notNull(),
    slot: t.integer().notNull(),
    part: t.integer().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chain, table.address] }) }),
);

/** Capital and shares at the end of each quarter of a day with events. A loss begins a new part of the quarter. */
export const capitalPoint = onchainTable(
  'capital_point',
  (t) => ({
    chain: t.integer().notNull(),
    pool: t.hex().notNull(),
    slot: t.integer().notNull(),
    part: t.integer().notNull(),
    time: t.integer().notNull(),
    block: t.integer().notNull(),
    capital: t.bigint().notNull(),
    shares: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chain, table.pool, table.slot, table.part] }) }),
);

/** Premium of one week in a pool, by the day number of its Monday. */
export const premiumWeek = onchainTable(
  'premium_week',
  (t) => ({
    chain: t.integer().notNull(),
    pool: t.hex().notNull(),
    firstDay: t.integer().notNull(),
    paid: t.bigint().notNull(),
    refunded: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chain, table.pool, table.firstDay] }) }),
);

/** Change of a pool's cover in force on a day. */
export const coverDay = onchainTable(
  'cover_day',
  (t) => ({
    chain: t.integer().notNull(),
    pool: t.hex().notNull(),
    day: t.integer().notNull(),
    change: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chain, table.pool, table.day] }) }),
);

/** Pool shares of an account. */
export const holder = onchainTable(
  'holder',
  (t) => ({
    chain: t.integer().notNull(),
    pool: t.hex().notNull(),
    account: t.hex().notNull(),
    shares: t.bigint().notNull(),
    since: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.pool, table.account] }),
    byShares: index().on(table.chain, table.pool, table.shares, table.account),
  }),
);

/** Shares that a controller requested to redeem, by the UTC day of the request. */
export const exitRequest = onchainTable(
  'exit_request',
  (t) => ({
    chain: t.integer().notNull(),
    pool: t.hex().notNull(),
    controller: t.hex().notNull(),
    requestId: t.integer().notNull(),
    owner: t.hex().notNull(),
    shares: t.bigint().notNull(),
    requestedAt: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.pool, table.controller, table.requestId] }),
  }),
);

export const fill = onchainTable(
  'fill',
  (t) => ({
    chain: t.integer().notNull(),
    pool: t.hex().notNull(),
    fill: t.integer().notNull(),
    shares: t.bigint().notNull(),
    assets: t.bigint().notNull(),
    filledAt: t.integer().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chain, table.pool, table.fill] }) }),
);

export const product = onchainTable(
  'product',
  (t) => ({
    chain: t.integer().notNull(),
    product: t.integer().notNull(),
    pool: t.hex().notNull(),
    name: t.text().notNull(),
    trigger: t.hex().notNull(),
    listedAt: t.integer().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chain, table.product] }) }),
);

/** A cover with its holder, its premium and its payouts. */
export const cover = onchainTable(
  'cover',
  (t) => ({
    chain: t.integer().notNull(),
    cover: t.integer().notNull(),
    product: t.integer().notNull(),
    pool: t.hex().notNull(),
    holder: t.hex().notNull(),
    amount: t.bigint().notNull(),
    left: t.bigint().notNull(),
    premium: t.bigint().notNull(),
    refunded: t.bigint().notNull(),
    collected: t.bigint().notNull(),
    startDay: t.integer().notNull(),
    endDay: t.integer().notNull(),
    boughtAt: t.integer().notNull(),
    cancelledAt: t.integer(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.cover] }),
    byHolder: index().on(table.chain, table.holder, table.cover),
    byEnd: index().on(table.chain, table.product, table.endDay, table.cover),
  }),
);

/** `state` is the state after the incident's last event. Steps that only need time to pass have no event: the chain knows them. */
export const incident = onchainTable(
  'incident',
  (t) => ({
    chain: t.integer().notNull(),
    incident: t.integer().notNull(),
    product: t.integer().notNull(),
    pool: t.hex().notNull(),
    filer: t.hex().notNull(),
    state: t.text().notNull(),
    isOpen: t.boolean().notNull(),
    isProven: t.boolean().notNull(),
    wasVotedOn: t.boolean().notNull(),
    eventTime: t.integer().notNull(),
    filedAt: t.integer().notNull(),
    severityBps: t.integer().notNull(),
    episode: t.integer(),
    booked: t.bigint().notNull(),
    collected: t.bigint().notNull(),
    collections: t.integer().notNull(),
    votes: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.incident] }),
    byState: index().on(table.chain, table.state, table.incident),
    byOpen: index().on(table.chain, table.isOpen, table.incident),
    byProduct: index().on(table.chain, table.product, table.state, table.incident),
    byEpisode: index().on(table.chain, table.product, table.episode, table.incident),
    byVoted: index().on(table.chain, table.wasVotedOn, table.incident),
  }),
);

export const episode = onchainTable(
  'episode',
  (t) => ({
    chain: t.integer().notNull(),
    product: t.integer().notNull(),
    episode: t.integer().notNull(),
    /** One incident of the episode, by which the chain is asked for the episode. */
    incident: t.integer().notNull(),
    booked: t.bigint().notNull(),
    largestBps: t.integer().notNull(),
    lastVerdictAt: t.integer().notNull(),
    isClosed: t.boolean().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.product, table.episode] }),
    byEnd: index().on(table.chain, table.isClosed, table.lastVerdictAt),
  }),
);

/** Bonds of the filer, the challenger and the appellant. */
export const bond = onchainTable(
  'bond',
  (t) => ({
    chain: t.integer().notNull(),
    incident: t.integer().notNull(),
    party: t.text().notNull(),
    account: t.hex().notNull(),
    amount: t.bigint().notNull(),
    collected: t.bigint().notNull(),
    evidence: t.hex().notNull(),
    at: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.incident, table.party] }),
    byAccount: index().on(table.chain, table.account, table.incident),
  }),
);

export const vote = onchainTable(
  'vote',
  (t) => ({
    chain: t.integer().notNull(),
    incident: t.integer().notNull(),
    voter: t.hex().notNull(),
    committedAt: t.integer().notNull(),
    revealedAt: t.integer(),
    step: t.integer(),
    weight: t.bigint().notNull(),
    isSettled: t.boolean().notNull(),
    reward: t.bigint().notNull(),
    penalty: t.bigint().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.incident, table.voter] }),
    byVoter: index().on(table.chain, table.voter, table.incident),
    bySettled: index().on(table.chain, table.isSettled, table.incident),
  }),
);

export const assessor = onchainTable(
  'assessor',
  (t) => ({
    chain: t.integer().notNull(),
    account: t.hex().notNull(),
    stake: t.bigint().notNull(),
    leaving: t.bigint().notNull(),
    since: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.account] }),
    byStake: index().on(table.chain, table.stake, table.account),
  }),
);

/** A payout to a cover. Without an incident if the cover's trigger settled it. */
export const collection = onchainTable(
  'collection',
  (t) => ({
    chain: t.integer().notNull(),
    block: t.integer().notNull(),
    log: t.integer().notNull(),
    incident: t.integer(),
    cover: t.integer().notNull(),
    holder: t.hex().notNull(),
    assets: t.bigint().notNull(),
    time: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.block, table.log] }),
    byIncident: index().on(table.chain, table.incident, table.block, table.log),
    byHolder: index().on(table.chain, table.holder, table.block, table.log),
  }),
);

/** Amounts of reward tokens funded and claimed, by pool and token. */
export const reward = onchainTable(
  'reward',
  (t) => ({
    chain: t.integer().notNull(),
    pool: t.hex().notNull(),
    token: t.hex().notNull(),
    funded: t.bigint().notNull(),
    claimed: t.bigint().notNull(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.chain, table.pool, table.token] }) }),
);

export const proposal = onchainTable(
  'proposal',
  (t) => ({
    chain: t.integer().notNull(),
    number: t.integer().notNull(),
    proposal: t.bigint().notNull(),
    proposer: t.hex().notNull(),
    description: t.text().notNull(),
    createdAt: t.integer().notNull(),
    queuedAt: t.integer(),
    executedAt: t.integer(),
    cancelledAt: t.integer(),
    votes: t.integer().notNull(),
  }),
  (table) => ({
    pk: primaryKey({ columns: [table.chain, table.proposal] }),
    byNumber: index().on(table.chain, table.number),
  }),
);

/** Counts of rows on a chain, so that pages need not count them. */
export const total = onchainTable(
  'total',
  (t) => ({ chain: t.integer().notNull(), of: t.text().notNull(), count: t.integer().notNull() }),
  (table) => ({ pk: primaryKey({ columns: [table.chain, table.of] }) }),
);
