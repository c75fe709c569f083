import type { Address } from 'viem';
import { readHeldCovers } from '@/lib/portfolio/reads';
import type { HeldCover } from '@/lib/portfolio/types';
import { readOpenIncidents } from './find';
import { readProcess } from './reads';
import type { ClaimProcess, Incident } from './types';

export type Sibling = Pick<Incident, 'id' | 'status' | 'eventTime' | 'severityBps'>;

/** What filing an incident of a product now would follow. */
export type FilingTerms = {
  process: ClaimProcess;
  /** Open incidents of the product. */
  siblings: readonly Sibling[];
};

/** A cover that can be filed with; without terms while governance has set nothing. */
export type Choice = { cover: HeldCover; terms: FilingTerms | null };

async function readTerms({ product, pool }: HeldCover): Promise<FilingTerms | null> {
  const [process, open] = await Promise.all([readProcess(pool.address), readOpenIncidents()]);
  if (!process) return null;
  const siblings = open
    .filter((incident) => incident.product === product.id)
    .map(({ id, status, eventTime, severityBps }) => ({ id, status, eventTime, severityBps }));
  return { process, siblings };
}

/** What an account can file with. */
export async function readChoices(account: Address): Promise<Choice[]> {
  const covers = await readHeldCovers(account);
  return Promise.all(
    covers.filter(({ left }) => left > 0n).map(async (cover) => ({ cover, terms: await readTerms(cover) })),
  );
}
