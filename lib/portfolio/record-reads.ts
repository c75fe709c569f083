import { getAbiItem } from 'viem';
import { claimsAbi, coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { chainHead, publicClient } from '@/lib/server/client';
import { readOutlook } from '@/lib/triggers/settle-reads';
import { pictureOf } from './picture';
import type { CoverRecord } from './types';

type Ids = readonly bigint[];

const EVENTS = {
  CoverBought: getAbiItem({ abi: coverAbi, name: 'CoverBought' }),
  CoverIncreased: getAbiItem({ abi: coverAbi, name: 'CoverIncreased' }),
  CoverExtended: getAbiItem({ abi: coverAbi, name: 'CoverExtended' }),
  CoverCancelled: getAbiItem({ abi: coverAbi, name: 'CoverCancelled' }),
  Collected: getAbiItem({ abi: claimsAbi, name: 'Collected' }),
  CoverSettled: getAbiItem({ abi: claimsAbi, name: 'CoverSettled' }),
};

/** What the covers' events say: what was paid, added, refunded and collected. */
async function readEvents(ids: Ids) {
  const { cover: address, claims, blockNumber } = await readDeployment();
  const client = publicClient();
  const since = { args: { cover: [...ids] }, fromBlock: BigInt(blockNumber), strict: true } as const;
  const [bought, increased, extended, cancelled, collected, settled] = await Promise.all([
    client.getLogs({ address, event: EVENTS.CoverBought, ...since }),
    client.getLogs({ address, event: EVENTS.CoverIncreased, ...since }),
    client.getLogs({ address, event: EVENTS.CoverExtended, ...since }),
    client.getLogs({ address, event: EVENTS.CoverCancelled, ...since }),
    client.getLogs({ address: claims, event: EVENTS.Collected, ...since }),
    client.getLogs({ address: claims, event: EVENTS.CoverSettled, ...since }),
  ]);
  const argsOf = <Args>(logs: readonly { args: Args }[]) => logs.map(({ args }) => args);
  return {
    paid: [...argsOf(bought), ...argsOf(increased), ...argsOf(extended)],
    increased: argsOf(increased),
    cancelled: argsOf(cancelled),
    collected: [...argsOf(collected), ...argsOf(settled)],
  };
}

/** What the chain says of one cover now. */
async function readPresent(id: bigint) {
  const [{ cover }, { now }] = await Promise.all([readDeployment(), chainHead()]);
  const contract = { address: cover, abi: coverAbi } as const;
  const client = publicClient();
  const [inForce, uri, outlook] = await Promise.all([
    client.readContract({ ...contract, functionName: 'amountAt', args: [id, BigInt(now)] }),
    client.readContract({ ...contract, functionName: 'tokenURI', args: [id] }),
    readOutlook(id),
  ]);
  return { inForce, picture: pictureOf(uri), outlook };
}

/** The records of covers, by number. */
export async function readRecords(ids: Ids): Promise<Map<number, CoverRecord>> {
  if (ids.length === 0) return new Map();
  const [events, presents] = await Promise.all([readEvents(ids), Promise.all(ids.map(readPresent))]);
  const records = presents.map((present, index): [number, CoverRecord] => {
    const id = ids[index] ?? 0n;
    const own = <Args extends { cover: bigint }>(all: readonly Args[]) =>
      all.filter(({ cover }) => cover === id);
    const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
    return [
      Number(id),
      {
        ...present,
        increases: own(events.increased).map(({ amount, startDay }) => ({
          amount,
          startDay: Number(startDay),
        })),
        paid: sum(own(events.paid).map(({ premium }) => premium)),
        refunded: sum(own(events.cancelled).map(({ refund }) => refund)),
        collected: sum(own(events.collected).map(({ assets }) => assets)),
      },
    ];
  });
  return new Map(records);
}
