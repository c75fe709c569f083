import type { Address } from 'viem';
import { claimsAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readHeldCovers } from '@/lib/portfolio/reads';
import type { HeldCover } from '@/lib/portfolio/types';
import { publicClient } from '@/lib/server/client';
import { dayOf } from '@/lib/time';
import type { CoverPart, Incident } from './types';

/** True for a cover that was in force at an incident's event. */
function answersFor({ product, eventTime }: Incident, cover: HeldCover): boolean {
  const day = dayOf(eventTime);
  return product === cover.product.id && cover.startDay <= day && day < cover.endDay;
}

/** A cover as an incident sees it; nothing is collectable before it is accepted. */
async function readPart(incident: Incident, cover: HeldCover): Promise<CoverPart> {
  const { id, amount, left } = cover;
  if (incident.status !== 'accepted') return { cover: id, amount, left, received: 0n, collectable: 0n };
  const contract = { address: (await readDeployment()).claims, abi: claimsAbi } as const;
  const args = [BigInt(incident.id), BigInt(id)] as const;
  const [received, collectable] = await Promise.all([
    publicClient().readContract({ ...contract, functionName: 'receivedOf', args }),
    publicClient().readContract({ ...contract, functionName: 'collectable', args }),
  ]);
  return { cover: id, amount, left, received, collectable };
}

/** Covers of an account that were in force at the event. */
export async function readCoverParts(incident: Incident, account: Address): Promise<CoverPart[]> {
  const covers = await readHeldCovers(account, { product: incident.product });
  return Promise.all(
    covers.filter((cover) => answersFor(incident, cover)).map((cover) => readPart(incident, cover)),
  );
}
