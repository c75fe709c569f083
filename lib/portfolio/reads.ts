import { type Address, getAbiItem, getAddress } from 'viem';
import { readPools } from '@/lib/capital/reads';
import { assetsFor } from '@/lib/capital/shares';
import type { PoolSummary } from '@/lib/capital/types';
import { isOpen, phaseOf } from '@/lib/claims/phase';
import { readIncidents, readVoter } from '@/lib/claims/reads';
import { capitalPoolAbi, claimsAbi, coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readProducts } from '@/lib/cover/reads';
import { chainHead, publicClient } from '@/lib/server/client';
import { dayOf } from '@/lib/time';
import type { HeldCover, OpenVote, Payout, Stake } from './types';

async function readCoverIds(account: Address): Promise<bigint[]> {
  const { cover, blockNumber } = await readDeployment();
  const client = publicClient();
  const received = await client.getLogs({
    address: cover,
    event: getAbiItem({ abi: coverAbi, name: 'Transfer' }),
    args: { to: account },
    fromBlock: BigInt(blockNumber),
    strict: true,
  });
  const ids = [...new Set(received.map(({ args }) => args.tokenId))];
  const owners = await Promise.all(
    ids.map((id) =>
      client.readContract({ address: cover, abi: coverAbi, functionName: 'ownerOf', args: [id] }),
    ),
  );
  return ids.filter((_, index) => owners[index] === getAddress(account));
}

/** Covers that an account holds, the latest first. */
export async function readHeldCovers(account: Address): Promise<HeldCover[]> {
  const [ids, products, pools, { cover }] = await Promise.all([
    readCoverIds(account),
    readProducts(),
    readPools(),
    readDeployment(),
  ]);
  const held = await Promise.all(
    ids.map(async (id) => {
      const info = await publicClient().readContract({
        address: cover,
        abi: coverAbi,
        functionName: 'coverOf',
        args: [id],
      });
      const product = products.find((one) => one.id === info.product);
      const pool = pools.find((one) => one.address === product?.pool);
      return product && pool ? { ...info, id: Number(id), product, pool } : null;
    }),
  );
  return held.filter((one) => one !== null).toSorted((a, b) => b.id - a.id);
}

/** Stakes of an account, pools without one left out. */
export async function readStakes(account: Address): Promise<Stake[]> {
  const pools = await readPools();
  const stakes = await Promise.all(
    pools.map(async (pool) => {
      const shares = await publicClient().readContract({
        address: pool.address,
        abi: capitalPoolAbi,
        functionName: 'balanceOf',
        args: [account],
      });
      return { pool, shares, worth: assetsFor(pool, shares) };
    }),
  );
  return stakes.filter(({ shares }) => shares > 0n);
}

/** Pools in which an account has an exit under way. */
export async function readExitPools(account: Address): Promise<PoolSummary[]> {
  const pools = await readPools();
  const exits = await Promise.all(
    pools.map(({ address }) =>
      publicClient().readContract({
        address,
        abi: capitalPoolAbi,
        functionName: 'exitsOf',
        args: [account, 1n],
      }),
    ),
  );
  return pools.filter((_, index) => (exits[index]?.length ?? 0) > 0);
}

/** What the covers can collect now. */
export async function readPayouts(covers: readonly HeldCover[]): Promise<Payout[]> {
  const { claims } = await readDeployment();
  const accepted = (await readIncidents()).filter(({ status }) => status === 'accepted');
  const pairs = covers.flatMap((cover) =>
    accepted
      .filter(({ product, eventTime }) => {
        const day = dayOf(eventTime);
        return product === cover.product.id && cover.startDay <= day && day < cover.endDay;
      })
      .map((incident) => ({ incident, cover })),
  );
  const payouts = await Promise.all(
    pairs.map(async ({ incident, cover }) => ({
      incident,
      cover,
      assets: await publicClient().readContract({
        address: claims,
        abi: claimsAbi,
        functionName: 'collectable',
        args: [BigInt(incident.id), BigInt(cover.id)],
      }),
    })),
  );
  return payouts.filter(({ assets }) => assets > 0n);
}

/** Votes under way in which the account has weight and something left to do. */
export async function readOpenVotes(account: Address, now: number): Promise<OpenVote[]> {
  const open = (await readIncidents()).filter(isOpen);
  const votes = await Promise.all(
    open.map(async (incident) => ({ incident, voter: await readVoter(incident, account) })),
  );
  return votes.filter(({ incident, voter }) => {
    const phase = phaseOf(incident, now);
    return voter.weight > 0n && (phase === 'commit' || (phase === 'reveal' && voter.hasCommitted));
  });
}

/** Everything that an account has in the mutual. */
export async function readPortfolio(account: Address) {
  const { now } = await chainHead();
  const [covers, stakes, exitPools, votes] = await Promise.all([
    readHeldCovers(account),
    readStakes(account),
    readExitPools(account),
    readOpenVotes(account, now),
  ]);
  return { covers, stakes, exitPools, votes, payouts: await readPayouts(covers), now };
}
