import { type Address, encodeFunctionData, parseEventLogs } from 'viem';
import { assessorsAbi, claimsAbi } from '@/lib/contracts/abis';
import { plural } from '@/lib/time';
import { formatAmount } from '@/lib/units';
import { bundle } from '../payment';
import { BRK, type Contracts, type Flow, type Token, type TxStep } from '../types';

/** Votes of one account in these incidents; their rewards are in the asset of one pool. */
type Settle = { incidents: number[]; voter: Address; asset: Token };
type Reward = { pool: Address; asset: Token };
/** What one account's votes and settled votes are worth, over all pools. */
type Gather = { incidents: number[]; voter: Address; pools: Reward[] };

function settleStep(incidents: number[], voter: Address, { assessors }: Contracts): TxStep {
  const calls = incidents.map((incident) =>
    encodeFunctionData({ abi: assessorsAbi, functionName: 'settleVote', args: [BigInt(incident), voter] }),
  );
  const label = incidents.length === 1 ? 'Settle the vote' : 'Settle the votes';
  return { kind: 'call', label, build: () => ({ to: assessors, data: bundle(calls) }) };
}

/** Settles votes of final incidents: credits rewards, takes penalties, frees the stake. */
export const settleVotes: Flow<Settle> = {
  unit: ({ asset }) => asset,
  steps: async ({ incidents, voter }, { contracts }) => [settleStep(incidents, voter, contracts)],
  outcome: ({ asset }, { logs }) => {
    const settled = parseEventLogs({ abi: assessorsAbi, eventName: 'VoteSettled', logs });
    const reward = settled.reduce((sum, { args }) => sum + args.reward, 0n);
    const penalty = settled.reduce((sum, { args }) => sum + args.penalty, 0n);
    const parts = [
      reward > 0n && `${formatAmount(reward, asset.decimals)} ${asset.symbol} is credited`,
      penalty > 0n && `${formatAmount(penalty, BRK.decimals)} ${BRK.symbol} of the stake is lost`,
      'the stake is released',
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

/** Settles every vote that can be settled, then collects the rewards of every pool. */
export const gatherRewards: Flow<Gather> = {
  unit: ({ pools }) => pools[0]?.asset ?? BRK,
  steps: async ({ incidents, voter, pools }, { contracts }) => {
    const collects = pools.map(({ pool }) =>
      encodeFunctionData({ abi: claimsAbi, functionName: 'collectReward', args: [pool, voter] }),
    );
    const collect = { to: contracts.claims, data: bundle(collects) };
    return [
      ...(incidents.length > 0 ? [settleStep(incidents, voter, contracts)] : []),
      ...(pools.length > 0
        ? [{ kind: 'call' as const, label: 'Collect the rewards', build: () => collect }]
        : []),
    ];
  },
  outcome: ({ incidents, pools }, { logs }) => {
    const paid = parseEventLogs({ abi: claimsAbi, eventName: 'RewardCollected', logs });
    const amounts = paid.flatMap(({ args }) => {
      const asset = pools.find(({ pool }) => pool === args.pool)?.asset;
      return asset ? [`${formatAmount(args.assets, asset.decimals)} ${asset.symbol}`] : [];
    });
    const parts = [
      incidents.length > 0 && `${plural(incidents.length, 'vote')} settled`,
      amounts.length > 0 && `${amounts.join(' and ')} is in your wallet`,
    ].filter((part) => part !== false);
    return { message: `${parts.join(', ')}.` };
  },
};
