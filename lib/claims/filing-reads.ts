import { type Address, getAbiItem } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readHeldCovers } from '@/lib/portfolio/reads';
import type { HeldCover } from '@/lib/portfolio/types';
import { publicClient } from '@/lib/server/client';
import type { Span } from './lane';
import { isOpen } from './phase';
import { readBond, readIncidents, readProcess } from './reads';
import type { ClaimProcess, Incident } from './types';

export type Sibling = Pick<Incident, 'id' | 'status' | 'eventTime' | 'finalizedAt'>;

/** What filing an incident of a product now would follow. */
export type FilingTerms = {
  process: ClaimProcess;
  bond: bigint;
  /** Cover of the product, by days. */
  spans: readonly Span[];
  /** Other incidents of the product, the open ones first. */
  siblings: readonly Sibling[];
};

/** A cover that can be filed with; without terms while governance has set nothing. */
export type Choice = { cover: HeldCover; terms: FilingTerms | null };

/** Every part of a product's covers with the days on which it is in force. */
async function readSpans(product: number): Promise<Span[]> {
  const client = publicClient();
  const { cover: address, blockNumber } = await readDeployment();
  const since = { address, fromBlock: BigInt(blockNumber), strict: true } as const;
  const [bought, increased] = await Promise.all([
    client.getLogs({
      ...since,
      event: getAbiItem({ abi: coverAbi, name: 'CoverBought' }),
      args: { product: BigInt(product) },
    }),
    client.getLogs({ ...since, event: getAbiItem({ abi: coverAbi, name: 'CoverIncreased' }) }),
  ]);
  const covers = await Promise.all(
    bought.map(async ({ args: { cover, amount, startDay } }) => {
      const { endDay } = await client.readContract({
        address,
        abi: coverAbi,
        functionName: 'coverOf',
        args: [cover],
      });
      const more = increased.filter(({ args }) => args.cover === cover).map(({ args }) => args);
      return [{ amount, startDay }, ...more].map((part) => ({
        amount: part.amount,
        startDay: Number(part.startDay),
        endDay,
      }));
    }),
  );
  return covers.flat();
}

async function readTerms({ product, pool }: HeldCover): Promise<FilingTerms | null> {
  const process = await readProcess(pool.address);
  if (!process) return null;
  const [bond, spans, incidents] = await Promise.all([
    readBond(product.id),
    readSpans(product.id),
    readIncidents(),
  ]);
  const siblings = incidents
    .filter((incident) => incident.product === product.id)
    .map(({ id, status, eventTime, finalizedAt }) => ({ id, status, eventTime, finalizedAt }))
    .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  return { process, bond, spans, siblings };
}

/** What an account can file with. */
export async function readChoices(account: Address): Promise<Choice[]> {
  const covers = await readHeldCovers(account);
  return Promise.all(covers.map(async (cover) => ({ cover, terms: await readTerms(cover) })));
}
