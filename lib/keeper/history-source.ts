import { getAddress } from 'viem';
import { ask } from '@/lib/history/client';
import { SECONDS_A_YEAR } from '@/lib/time';
import type { DutySource } from './sources';

/** More of one kind are not listed at once: they come when the first ones are done. */
const MAX_FOUND = 100;

/** What the indexer knows of what may be overdue. */
export const historySource: DutySource = {
  incidents: async () => (await ask('incidents', { isOpen: true, limit: MAX_FOUND })).map(BigInt),
  episodes: async (_, now) => {
    const found = await ask('openEpisodes', { until: Math.max(0, now - SECONDS_A_YEAR), limit: MAX_FOUND });
    return found.map(({ incident }) => incident);
  },
  votes: async () => {
    const found = await ask('unsettledVotes', { limit: MAX_FOUND });
    return found.map(({ incident, voter }) => ({ incident: BigInt(incident), voter: getAddress(voter) }));
  },
  ended: async (product, from, to) => {
    const found = await ask('endedCovers', { product: Number(product), from, to, limit: MAX_FOUND });
    return found.map(({ cover }) => BigInt(cover));
  },
};
