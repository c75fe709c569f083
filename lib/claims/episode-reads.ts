import { ask, historyOr } from '@/lib/history/client';
import { SECONDS_A_DAY } from '@/lib/time';
import { findIncidents } from './find';
import { readEpisode, readIncidentsById } from './reads';
import type { Episode, Incident } from './types';

const COLLECTION_SECONDS = 365 * SECONDS_A_DAY;

/** Until when covers collect from an episode. */
export const collectionEndOf = ({ lastVerdictAt }: Episode): number => lastVerdictAt + COLLECTION_SECONDS;

/** An episode with its accepted incidents, by event time. */
export type EpisodeHistory = { episode: Episode; verdicts: Incident[] };

/** Incidents of one episode that are shown: more verdicts than an episode has in practice. */
const MAX_VERDICTS = 50;

/** The chain tells the episode of an incident, but not the incidents of an episode. */
async function readAccepted({ product }: Incident, episode: number): Promise<Incident[]> {
  const accepted = await findIncidents({ product, states: ['accepted'] }, MAX_VERDICTS);
  const episodes = await Promise.all(accepted.map(({ id }) => readEpisode(id)));
  return accepted.filter((_, index) => episodes[index]?.id === episode);
}

/** The episode that an accepted incident belongs to; null for others. */
export async function readHistory(incident: Incident): Promise<EpisodeHistory | null> {
  if (incident.status !== 'accepted') return null;
  const { product, id } = incident;
  const episode = await readEpisode(id);
  const verdicts = await historyOr(
    async () =>
      readIncidentsById(await ask('incidents', { product, episode: episode.id, limit: MAX_VERDICTS })),
    () => readAccepted(incident, episode.id),
  );
  // of many verdicts the latest are read: this one is shown in any case
  const shown = verdicts.some((one) => one.id === id) ? verdicts : [...verdicts, incident];
  return { episode, verdicts: shown.toSorted((a, b) => a.eventTime - b.eventTime || a.id - b.id) };
}
