import { activityPage, events, incidentEvents, latestEvent } from './activity';
import { capital, capitalSince, holders, sales } from './capital';
import {
  assessorCount,
  bondedIncidents,
  collections,
  incidentCounts,
  incidents,
  openEpisodes,
  unsettledVotes,
  votesOf,
} from './claims';
import { coversOf, endedCovers, payments } from './covers';
import { proposals } from './governance';

/** All queries. The app knows only this type of the API. */
export const queries = {
  activityPage,
  assessorCount,
  bondedIncidents,
  capital,
  capitalSince,
  collections,
  coversOf,
  endedCovers,
  events,
  holders,
  incidentCounts,
  incidentEvents,
  incidents,
  latestEvent,
  openEpisodes,
  payments,
  proposals,
  sales,
  unsettledVotes,
  votesOf,
};

export type Queries = typeof queries;
export type QueryName = keyof Queries;
export type InputOf<Name extends QueryName> = Parameters<Queries[Name]['read']>[0];
export type OutputOf<Name extends QueryName> = Awaited<ReturnType<Queries[Name]['read']>>;
