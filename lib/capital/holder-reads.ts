import { type Address, getAbiItem, getAddress } from 'viem';
import { capitalPoolAbi } from '@/lib/contracts/abis';
import { ask, historyOr } from '@/lib/history/client';
import { publicClient } from '@/lib/server/client';
import { readChainEventsWhere } from '@/lib/server/logs';

export type Holder = { account: Address; shares: bigint };

/** Holders that are listed. */
const LISTED = 10;
/** Accounts that are asked for their shares without a history. */
const MAX_ASKED = 100;

/** Of the accounts that received shares last. */
async function readChainHolders(pool: Address): Promise<Holder[]> {
  const transfer = getAbiItem({ abi: capitalPoolAbi, name: 'Transfer' });
  const received = await readChainEventsWhere(pool, transfer, {});
  const accounts = [...new Set(received.map(({ args }) => args.to).reverse())].slice(0, MAX_ASKED);
  const contract = { address: pool, abi: capitalPoolAbi, functionName: 'balanceOf' } as const;
  const holders = accounts.map(async (account) => {
    return { account, shares: await publicClient().readContract({ ...contract, args: [account] }) };
  });
  return (await Promise.all(holders)).filter(({ shares }) => shares > 0n);
}

/** The largest holders of a pool's shares, the largest first. The pool itself holds those that wait to leave. */
export async function readHolders(pool: Address): Promise<Holder[]> {
  const found = await historyOr(
    () => ask('holders', { pool, limit: LISTED }),
    () => readChainHolders(pool),
  );
  return found
    .map(({ account, shares }) => ({ account: getAddress(account), shares }))
    .toSorted((a, b) => Number(b.shares > a.shares) - Number(b.shares < a.shares))
    .slice(0, LISTED);
}
