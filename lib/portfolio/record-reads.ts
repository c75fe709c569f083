import { getAbiItem } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import { readEventsWhere } from '@/lib/server/logs';
import { readOutlook } from '@/lib/triggers/settle-reads';
import { pictureOf } from './picture';
import type { CoverRecord, HeldCover, PortfolioCover } from './types';

const EVENTS = {
  CoverBought: getAbiItem({ abi: coverAbi, name: 'CoverBought' }),
  CoverExtended: getAbiItem({ abi: coverAbi, name: 'CoverExtended' }),
  CoverCancelled: getAbiItem({ abi: coverAbi, name: 'CoverCancelled' }),
};

/** What the covers' events say: what was paid and refunded. */
async function readPayments(ids: readonly bigint[]) {
  const { cover: address } = await readDeployment();
  const own = { cover: ids };
  const [bought, extended, cancelled] = await Promise.all([
    readEventsWhere(address, EVENTS.CoverBought, own),
    readEventsWhere(address, EVENTS.CoverExtended, own),
    readEventsWhere(address, EVENTS.CoverCancelled, own),
  ]);
  return {
    paid: [...bought, ...extended].map(({ args }) => ({ cover: args.cover, assets: args.premium })),
    refunded: cancelled.map(({ args }) => ({ cover: args.cover, assets: args.refund })),
  };
}

/** What the chain says of one cover now. */
async function readPresent(cover: HeldCover) {
  const args = [BigInt(cover.id)] as const;
  const contract = { address: (await readDeployment()).cover, abi: coverAbi, args } as const;
  const [unearned, uri, outlook] = await Promise.all([
    publicClient().readContract({ ...contract, functionName: 'unearnedOf' }),
    publicClient().readContract({ ...contract, functionName: 'tokenURI' }),
    readOutlook(cover),
  ]);
  return { unearned, picture: pictureOf(uri), outlook };
}

/** Covers with what became of them. */
export async function withRecords(covers: readonly HeldCover[]): Promise<PortfolioCover[]> {
  if (covers.length === 0) return [];
  const [events, presents] = await Promise.all([
    readPayments(covers.map(({ id }) => BigInt(id))),
    Promise.all(covers.map(readPresent)),
  ]);
  return covers.flatMap((cover, index) => {
    const present = presents[index];
    if (!present) return [];
    const sum = (all: readonly { cover: bigint; assets: bigint }[]) =>
      all.filter((one) => one.cover === BigInt(cover.id)).reduce((total, { assets }) => total + assets, 0n);
    const record: CoverRecord = { ...present, paid: sum(events.paid), refunded: sum(events.refunded) };
    return [{ ...cover, record }];
  });
}
