import { getAddress } from 'viem';
import { ask, historyOr } from '@/lib/history/client';
import { isListed, readRecentActivity } from './chain-reads';
import type { ActivityFilter, Position } from './filter';
import type { Activity } from './types';

const isBefore = (event: Position, position: Position) =>
  event.block < position.block || (event.block === position.block && event.log < position.log);

/** Events that match a filter, the latest first. */
export const readActivity = (
  filter: ActivityFilter,
  limit: number,
  before: Position | undefined,
): Promise<Activity[]> =>
  historyOr(
    async () => {
      const rows = await ask('activityPage', { ...filter, ...(before ? { before } : {}), limit });
      return rows.map(
        (row): Activity => ({
          ...row,
          // as everywhere else, with the checksum in its letters
          actor: getAddress(row.actor),
          args: JSON.parse(row.args),
        }),
      );
    },
    async () => {
      const recent = (await readRecentActivity()).filter((event) => isListed(filter, event));
      return recent.filter((event) => !before || isBefore(event, before)).slice(0, limit);
    },
  );

/** Events on one page. */
const PAGE = 30;

/** One page of the activity, and where the next one begins. */
export async function readActivityPage(filter: ActivityFilter, before: Position | undefined) {
  const found = await readActivity(filter, PAGE + 1, before);
  const events = found.slice(0, PAGE);
  const last = events.at(-1);
  return { events, next: found.length > PAGE && last ? { block: last.block, log: last.log } : null };
}
