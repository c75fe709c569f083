import { type Address, encodeFunctionData, parseEventLogs } from 'viem';
import { claimsAbi } from '@/lib/contracts/abis';
import { plural } from '@/lib/time';
import { formatAmount } from '@/lib/units';
import { bundle } from '../payment';
import { BRK, type Flow, type Token } from '../types';

type Ballot = { incident: number; round: number };
/** Votes of one account; their rewards are in the asset of one pool. */
type Settle = { votes: Ballot[]; voter: Address; asset: Token };
type Reward = { pool: Address; asset: Token };
/** What one account's votes and settled votes are worth, over all pools. */
type Gather = { votes: Ballot[]; voter: Address; pools: Reward[] };

const settleData = (votes: Ballot[], voter: Address) =>
  votes.map(({ incident, round }) =>
    encodeFunctionData({
      abi: claimsAbi,
      functionName: 'settleVote',
      args: [BigInt(incident), round, voter],
    }),
  );

/** Settles votes of final incidents: credits rewards, takes penalties, frees the stake. */
export const settleVotes: Flow<Settle> = {
  unit: ({ asset }) => asset,
  steps: async ({ votes, voter }, { contracts }) => {
    const calls = settleData(votes, voter);
    return [
      {
        kind: 'call',
        label: 'Settle the vote',
        build: () => ({ to: contracts.claims, data: bundle(calls) }),
      },
    ];
  },
  outcome: ({ asset }, { logs }) => {
    const settled = parseEventLogs({ abi: claimsAbi, eventName: 'VoteSettled', logs });
    const reward = settled.reduce((sum, { args }) => sum + args.reward, 0n);
    const penalty = settled.reduce((sum, { args }) => sum + args.penalty, 0n);
    const parts = [
      reward > 0n && `${formatAmount(reward, asset.decimals)} ${asset.symbol} is credited`,
      penalty > 0n && `${formatAmount(penalty, BRK.decimals)} ${BRK.symbol} of the stake is lost`,
      'the stake is free again',
    ].filter((part) => part !== false);
    return { message: `Settled: ${parts.join(', ')}.` };
  },
};

/** Pays what a voter's settled votes in a pool's incidents have earned. */
export const collectReward: Flow<Reward> = {
  unit: ({ asset }) => asset,
  steps: async ({ pool }, { account, contracts }) => {
    const data = encodeFunctionData({
      abi: claimsAbi,
      functionName: 'collectReward',
      args: [pool, account],
    });
    return [{ kind: 'call', label: 'Collect the reward', build: () => ({ to: contracts.claims, data }) }];
  },
  outcome: ({ asset }, { logs }) => {
    const [paid] = parseEventLogs({ abi: claimsAbi, eventName: 'RewardCollected', logs });
    const amount = paid ? `${formatAmount(paid.args.assets, asset.decimals)} ${asset.symbol}` : 'The reward';
    return { message: `${amount} is in your wallet.` };
  },
};

/** Settles every vote that can be settled and collects the rewards of every pool, in one transaction. */
export const gatherRewards: Flow<Gather> = {
  unit: ({ pools }) => pools[0]?.asset ?? BRK,
  steps: async ({ votes, voter, pools }, { contracts }) => {
    const collects = pools.map(({ pool }) =>
      encodeFunctionData({ abi: claimsAbi, functionName: 'collectReward', args: [pool, voter] }),
    );
    const data = bundle([...settleData(votes, voter), ...collects]);
    return [{ kind: 'call', label: 'Settle and collect', build: () => ({ to: contracts.claims, data }) }];
  },
  outcome: ({ pools }, { logs }) => {
    const paid = parseEventLogs({ abi: claimsAbi, eventName: 'RewardCollected', logs });
    const settled = parseEventLogs({ abi: claimsAbi, eventName: 'VoteSettled', logs });
    const amounts = paid.flatMap(({ args }) => {
      const asset = pools.find(({ pool }) => pool === args.pool)?.asset;
      return asset ? [`${formatAmount(args.assets, asset.decimals)} ${asset.symbol}`] : [];
    });
    const parts = [
      settled.length > 0 && `${plural(settled.length, 'vote')} settled`,
      amounts.length > 0 && `${amounts.join(' and ')} is in your wallet`,
    ].filter((part) => part !== false);
    return { message: `${parts.join(', ')}.` };
  },
};
