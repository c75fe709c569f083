import { getAbiItem } from 'viem';
import { coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { ask, historyOr } from '@/lib/history/client';
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

type Payment = Pick<CoverRecord, 'paid' | 'refunded'>;

/** What the covers' events say: what was paid and refunded. */
async function readLoggedPayments(ids: readonly number[]): Promise<Map<number, Payment>> {
  const { cover: address } = await readDeployment();
  const own = { cover: ids.map(BigInt) };
  const [bought, extended, cancelled] = await Promise.all([
    readEventsWhere(address, EVENTS.CoverBought, own),
    readEventsWhere(address, EVENTS.CoverExtended, own),
    readEventsWhere(address, EVENTS.CoverCancelled, own),
  ]);
  const sum = <Args extends { cover: bigint }>(
    id: number,
    logs: readonly { args: Args }[],
    assetsOf: (args: Args) => bigint,
  ) => logs.reduce((all, { args }) => (args.cover === BigInt(id) ? all + assetsOf(args) : all), 0n);
  return new Map(
    ids.map((id) => {
      const paid = sum(id, bought, (args) => args.premium) + sum(id, extended, (args) => args.premium);
      return [id, { paid, refunded: sum(id, cancelled, (args) => args.refund) }];
    }),
  );
}

const readPayments = (ids: readonly number[]): Promise<Map<number, Payment>> =>
  historyOr(
    async () => {
      const rows = await ask('payments', { covers: [...ids] });
      return new Map(rows.map(({ cover, premium, refunded }) => [cover, { paid: premium, refunded }]));
    },
    () => readLoggedPayments(ids),
  );

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
  const [payments, presents] = await Promise.all([
    readPayments(covers.map(({ id }) => id)),
    Promise.all(covers.map(readPresent)),
  ]);
  return covers.flatMap((cover, index) => {
    const present = presents[index];
    if (!present) return [];
    const payment = payments.get(cover.id) ?? { paid: 0n, refunded: 0n };
    return [{ ...cover, record: { ...present, ...payment } }];
  });
}
