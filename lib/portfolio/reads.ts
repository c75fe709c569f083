import { type Address, getAbiItem, getAddress } from 'viem';
import { readPools } from '@/lib/capital/reads';
import { assetsFor } from '@/lib/capital/shares';
import { findIncidents, readOpenIncidents } from '@/lib/claims/find';
import { phaseOf } from '@/lib/claims/phase';
import { readEpisode, readVoter } from '@/lib/claims/reads';
import { assessorsAbi, capitalPoolAbi, claimsAbi, coverAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readProducts } from '@/lib/cover/reads';
import { readVotingPower } from '@/lib/governance/reads';
import { ask, historyAndChain } from '@/lib/history/client';
import { readEarned } from '@/lib/rewards/reads';
import { chainHead, publicClient } from '@/lib/server/client';
import { readChainEventsWhere } from '@/lib/server/logs';
import { dayOf } from '@/lib/time';
import { withRecords } from './record-reads';
import type {
  AssessorStake,
  HeldCover,
  OpenChallenge,
  OpenVote,
  Payout,
  PortfolioCover,
  Stake,
} from './types';
import { readExits, readOwedBonds, readVotingRewards } from './waiting-reads';

/** Which covers of an account: of one product, or the next page. */
export type HeldQuery = { product?: number; before?: number };

/** Covers on one page. */
export const HELD_PAGE = 50;

/** Covers that an account has received, the latest first; it may have given some away since. */
const readReceivedIds = async (account: Address, { before }: HeldQuery): Promise<number[]> => {
  const { cover } = await readDeployment();
  const transfer = getAbiItem({ abi: coverAbi, name: 'Transfer' });
  const received = await readChainEventsWhere(cover, transfer, { to: account });
  const ids = [...new Set(received.map(({ args }) => Number(args.tokenId)))].toSorted((a, b) => b - a);
  return ids.filter((id) => before === undefined || id < before);
};

const readHeldIds = (account: Address, query: HeldQuery): Promise<number[]> =>
  historyAndChain(
    async () => {
      const held = await ask('coversOf', { holder: account, ...query, limit: HELD_PAGE });
      return held.map(({ cover }) => cover);
    },
    async () => (await readReceivedIds(account, query)).slice(0, 4 * HELD_PAGE),
    (held, received) => [...new Set([...held, ...received])],
  );

/** What the chain holds of each of them, and who holds it now. */
async function readReceived(account: Address, query: HeldQuery) {
  const [{ cover }, ids] = await Promise.all([readDeployment(), readHeldIds(account, query)]);
  const contract = { address: cover, abi: coverAbi } as const;
  return Promise.all(
    ids.map(async (id) => {
      const args = [BigInt(id)] as const;
      const [{ holder, left }, info] = await Promise.all([
        publicClient().readContract({ ...contract, functionName: 'claimOf', args }),
        publicClient().readContract({ ...contract, functionName: 'coverOf', args }),
      ]);
      return { id, holder, info, left };
    }),
  );
}

/** One page of the covers that an account holds, the latest first. */
export async function readHeldCovers(account: Address, query: HeldQuery = {}): Promise<HeldCover[]> {
  const [received, products, pools] = await Promise.all([
    readReceived(account, query),
    readProducts(),
    readPools(),
  ]);
  const held = received.flatMap(({ id, holder, info, left }): HeldCover[] => {
    const product = products.find((one) => one.id === info.product);
    const pool = pools.find((one) => one.address === product?.pool);
    const isAsked = query.product === undefined || query.product === info.product;
    if (!product || !pool || !isAsked || holder !== getAddress(account)) return [];
    const { amount, startDay, endDay, rate } = info;
    return [{ id, product, pool, amount, left, startDay, endDay, isCancelled: rate === 0n }];
  });
  return held.toSorted((a, b) => b.id - a.id).slice(0, HELD_PAGE);
}

/** The same covers with what became of them. */
const readPortfolioCovers = async (account: Address, query: HeldQuery): Promise<PortfolioCover[]> =>
  withRecords(await readHeldCovers(account, query));

/** Stakes of an account, pools without one left out. */
async function readStakes(account: Address): Promise<Stake[]> {
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

/** Accepted incidents of a product that are looked through for what a cover can collect. */
const MAX_ACCEPTED = 50;

/** What the covers can collect now: of each episode, by its incident that pays the most. */
async function readPayouts(covers: readonly HeldCover[]): Promise<Payout[]> {
  const products = [...new Set(covers.map(({ product }) => product.id))];
  const [{ claims }, ...found] = await Promise.all([
    readDeployment(),
    ...products.map((product) => findIncidents({ product, states: ['accepted'] }, MAX_ACCEPTED)),
  ]);
  const accepted = found.flat();
  const pairs = covers.flatMap((cover) =>
    accepted
      .filter(({ product, eventTime }) => {
        const day = dayOf(eventTime);
        return product === cover.product.id && cover.startDay <= day && day < cover.endDay;
      })
      .map((incident) => ({ incident, cover })),
  );
  const payouts = await Promise.all(
    pairs.map(async ({ incident, cover }) => {
      const args = [BigInt(incident.id), BigInt(cover.id)] as const;
      const call = { address: claims, abi: claimsAbi, functionName: 'collectable', args } as const;
      const [assets, episode] = await Promise.all([
        publicClient().readContract(call),
        readEpisode(incident.id),
      ]);
      return { incident, cover, assets, episode: `${cover.id}.${episode.id}` };
    }),
  );
  const largest = payouts.toSorted((a, b) => Number(b.assets - a.assets));
  return [...new Map(largest.toReversed().map((payout) => [payout.episode, payout])).values()].filter(
    ({ assets }) => assets > 0n,
  );
}

/** Votes under way in which the account has weight and something left to do. */
export async function readOpenVotes(account: Address): Promise<OpenVote[]> {
  const [open, { now }] = await Promise.all([readOpenIncidents(), chainHead()]);
  const votes = await Promise.all(
    open.map(async (incident) => ({ incident, voter: await readVoter(incident, account) })),
  );
  return votes.filter(({ incident, voter }) => {
    const phase = phaseOf(incident, now);
    return voter.weight > 0n && (phase === 'commit' || (phase === 'reveal' && voter.hasCommitted));
  });
}

/** What the stakes can lose by incidents that nobody has challenged, the next deadline first. */
async function readChallenges(stakes: readonly Stake[]): Promise<OpenChallenge[]> {
  const [incidents, { now }] = await Promise.all([readOpenIncidents(), chainHead()]);
  return incidents
    .filter((incident) => phaseOf(incident, now) === 'challenge')
    .toSorted((a, b) => a.until - b.until)
    .flatMap((incident) => {
      const stake = stakes.find(({ pool }) => pool.address === incident.pool);
      return stake ? [{ incident, stake }] : [];
    });
}

/** BRK that an account has staked to vote, and what of it is on its way back. */
export async function readAssessorStake(account: Address): Promise<AssessorStake> {
  const contract = { address: (await readDeployment()).assessors, abi: assessorsAbi } as const;
  const client = publicClient();
  const [{ staked, leaving, availableAt }, total] = await Promise.all([
    client.readContract({ ...contract, functionName: 'positionOf', args: [account] }),
    client.readContract({ ...contract, functionName: 'totalStake' }),
  ]);
  return { staked, total, unstaking: leaving, availableAt };
}

/** Everything that an account has in the mutual. Nothing waits for what it does not need, so that the questions travel
 * in few requests. */
export async function readPortfolio(account: Address, query: HeldQuery = {}) {
  const held = readPortfolioCovers(account, query);
  const staked = readStakes(account);
  const [
    { number, now },
    [covers, payouts],
    [stakes, challenges],
    assessor,
    exits,
    votes,
    voter,
    earned,
    owed,
  ] = await Promise.all([
    chainHead(),
    Promise.all([held, held.then(readPayouts)]),
    Promise.all([staked, staked.then(readChallenges)]),
    readAssessorStake(account),
    readExits(account),
    readOpenVotes(account),
    readVotingPower(account),
    readEarned(account),
    Promise.all([readVotingRewards(account), readOwedBonds(account)]),
  ]);
  const [rewards, bonds] = owed;
  const waiting = { payouts, exits, rewards, bonds, votes, challenges };
  const read = { block: number.toString(), reading: Date.now() };
  return { covers, stakes, assessor, exits, voter, earned, waiting, now, read };
}
