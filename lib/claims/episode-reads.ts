import { SECONDS_A_DAY } from '@/lib/time';
import { readEpisode, readIncidents } from './reads';
import type { Episode, Incident } from './types';

const COLLECTION_SECONDS = 365 * SECONDS_A_DAY;

/** Until when covers collect from an episode. */
export const collectionEndOf = ({ lastVerdictAt }: Episode): number => lastVerdictAt + COLLECTION_SECONDS;

/** An episode with its accepted incidents, by event time. */
export type EpisodeHistory = { episode: Episode; verdicts: Incident[] };

/** The episode that an accepted incident belongs to; null for others. */
export async function readHistory(incident: Incident): Promise<EpisodeHistory | null> {
  if (incident.status !== 'accepted') return null;
  const [episode, incidents] = await Promise.all([readEpisode(incident.id), readIncidents()]);
  const accepted = incidents.filter(
    ({ product, status }) => product === incident.product && status === 'accepted',
  );
  const episodes = await Promise.all(accepted.map(({ id }) => readEpisode(id)));
  const verdicts = accepted
    .filter((_, index) => episodes[index]?.id === episode.id)
    .toSorted((a, b) => a.eventTime - b.eventTime || a.id - b.id);
  return { episode, verdicts };
}
