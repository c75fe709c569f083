// Calls of the protocol's functions, for the seed and the gas figures.

import { readFileSync } from 'node:fs';
import { type Address, encodeFunctionData, erc4626Abi, type Hex, maxUint256, zeroHash } from 'viem';
import { PARTIES, type Party } from '@/lib/claims/types';
import {
  assessorsAbi,
  capitalPoolAbi,
  claimsAbi,
  coverAbi,
  demoAssetAbi,
  demoFeedAbi,
  mutualTokenAbi,
  poolFactoryAbi,
} from '@/lib/contracts/abis';
import type { Deployment } from '@/lib/contracts/deployment';
import type { Call, LocalClient } from './sender';

export type PoolName = 'harbour' | 'lighthouse' | 'reef';
export type DemoPool = { pool: Address; asset: Address };
/** `protocolCalls` uses the first pool, in which the demo shows all stages of cover. */
export type DemoDeployment = Deployment &
  Required<Pick<Deployment, 'demo'>> &
  DemoPool & { pools: Record<PoolName, DemoPool> };

/** The deployment file, plus the demo's pools. */
export async function readDemoDeployment(client: LocalClient, file: string): Promise<DemoDeployment> {
  const deployment: Deployment = JSON.parse(readFileSync(file, 'utf8'));
  const { demo, factory } = deployment;
  if (!demo) throw new Error('The demo was not deployed to this chain.');
  const poolAt = (index: bigint) =>
    client.readContract({ address: factory, abi: poolFactoryAbi, functionName: 'poolAt', args: [index] });
  const [first, second, third] = await Promise.all([poolAt(0n), poolAt(1n), poolAt(2n)]);
  const pools = {
    harbour: { pool: first, asset: demo.asset },
    lighthouse: { pool: second, asset: demo.savings },
    reef: { pool: third, asset: demo.etherAsset },
  };
  return { ...deployment, demo, ...pools.harbour, pools };
}

const NO_LOSSES = { lossRoot: zeroHash as Hex, lossTotal: 0n };

const approval = (token: Address, spender: Address): Call => ({
  to: token,
  data: encodeFunctionData({ abi: demoAssetAbi, functionName: 'approve', args: [spender, maxUint256] }),
});

type Terms = Parameters<typeof encodeFunctionData<typeof coverAbi, 'listProduct'>>[0]['args'];

type Contracts = DemoPool & Pick<DemoDeployment, 'token' | 'cover' | 'claims' | 'assessors' | 'demo'>;

/** Calls for a pool. Another pool than the first: `protocolCalls({ ...deployment, ...deployment.pools.reef })`. */
export function protocolCalls({ asset, token, pool, cover, claims, assessors, demo }: Contracts) {
  const isSavings = asset === demo.savings;
  const toPool = (data: Hex): Call => ({ to: pool, data });
  const toCover = (data: Hex): Call => ({ to: cover, data });
  const toClaims = (data: Hex): Call => ({ to: claims, data });
  const poolVerb = { abi: capitalPoolAbi };
  const toAssessors = (data: Hex): Call => ({ to: assessors, data });
  const claimsVerb = { abi: claimsAbi };
  const voteVerb = { abi: assessorsAbi };
  return {
    /** The pool's asset, or the dollars that `save` wraps into it. */
    mint: (to: Address, amount: bigint): Call => ({
      to: isSavings ? demo.asset : asset,
      data: encodeFunctionData({ abi: demoAssetAbi, functionName: 'mint', args: [to, amount] }),
    }),
    save: (owner: Address, amount: bigint): Call[] =>
      isSavings
        ? [
            approval(demo.asset, asset),
            {
              to: asset,
              data: encodeFunctionData({ abi: erc4626Abi, functionName: 'deposit', args: [amount, owner] }),
            },
          ]
        : [],
    /** A price with 8 decimals. */
    pushPrice: (feed: 'feed' | 'etherFeed', answer: bigint): Call => ({
      to: demo[feed],
      data: encodeFunctionData({ abi: demoFeedAbi, functionName: 'push', args: [answer] }),
    }),
    giveToken: (to: Address, amount: bigint): Call => ({
      to: token,
      data: encodeFunctionData({ abi: mutualTokenAbi, functionName: 'transfer', args: [to, amount] }),
    }),
    approvePool: approval(asset, pool),
    approveAssessors: approval(token, assessors),
    assess: (amount: bigint): Call => ({
      to: assessors,
      data: encodeFunctionData({ abi: assessorsAbi, functionName: 'stake', args: [amount] }),
    }),

    deposit: (assets: bigint, receiver: Address) =>
      toPool(encodeFunctionData({ ...poolVerb, functionName: 'deposit', args: [assets, receiver] })),
    requestRedeem: (shares: bigint, owner: Address) =>
      toPool(
        encodeFunctionData({ ...poolVerb, functionName: 'requestRedeem', args: [shares, owner, owner] }),
      ),
    processExits: toPool(encodeFunctionData({ ...poolVerb, functionName: 'processExits' })),
    redeem: (shares: bigint, owner: Address) =>
      toPool(encodeFunctionData({ ...poolVerb, functionName: 'redeem', args: [shares, owner, owner] })),
    sync: toPool(encodeFunctionData({ ...poolVerb, functionName: 'sync', args: [maxUint256] })),

    listProduct: (args: Terms) =>
      toCover(encodeFunctionData({ abi: coverAbi, functionName: 'listProduct', args })),
    extend: (cover: bigint, days: bigint) =>
      toCover(encodeFunctionData({ abi: coverAbi, functionName: 'extend', args: [cover, days, maxUint256] })),
    cancel: (cover: bigint) =>
      toCover(encodeFunctionData({ abi: coverAbi, functionName: 'cancel', args: [cover, 0n] })),
    buy: (product: bigint, amount: bigint, days: bigint, holder: Address) =>
      toCover(
        encodeFunctionData({
          abi: coverAbi,
          functionName: 'buy',
          args: [product, amount, days, maxUint256, holder],
        }),
      ),

    /** Files an incident, with or without a loss root and its total. */
    file: (cover: bigint, eventTime: number, step: number, evidence: Hex, losses = NO_LOSSES) =>
      toClaims(
        encodeFunctionData({
          ...claimsVerb,
          functionName: 'file',
          args: [{ cover, eventTime: BigInt(eventTime), assertedStep: step, evidence, ...losses, drawn: 0n }],
        }),
      ),
    commit: (incident: bigint, hash: Hex) =>
      toAssessors(encodeFunctionData({ ...voteVerb, functionName: 'commit', args: [incident, hash] })),
    reveal: (incident: bigint, voter: Address, step: number, salt: Hex) =>
      toAssessors(
        encodeFunctionData({ ...voteVerb, functionName: 'reveal', args: [incident, voter, step, salt] }),
      ),
    tally: (incident: bigint) =>
      toClaims(encodeFunctionData({ ...claimsVerb, functionName: 'tally', args: [incident] })),
    finalize: (incident: bigint) =>
      toClaims(encodeFunctionData({ ...claimsVerb, functionName: 'finalize', args: [incident] })),
    collect: (incident: bigint, cover: bigint) =>
      toClaims(encodeFunctionData({ ...claimsVerb, functionName: 'collect', args: [incident, cover] })),
    collectBond: (incident: bigint, party: Party = 'filer') =>
      toClaims(
        encodeFunctionData({
          ...claimsVerb,
          functionName: 'collectBond',
          args: [incident, PARTIES.indexOf(party)],
        }),
      ),
    challenge: (incident: bigint, evidence: Hex) =>
      toClaims(encodeFunctionData({ ...claimsVerb, functionName: 'challenge', args: [incident, evidence] })),
    appeal: (incident: bigint, evidence: Hex) =>
      toClaims(encodeFunctionData({ ...claimsVerb, functionName: 'appeal', args: [incident, evidence] })),
    rule: (incident: bigint, step: number) =>
      toClaims(encodeFunctionData({ ...claimsVerb, functionName: 'rule', args: [incident, step] })),
    settleVote: (incident: bigint, voter: Address) =>
      toAssessors(encodeFunctionData({ ...voteVerb, functionName: 'settleVote', args: [incident, voter] })),
  };
}

export type ProtocolCalls = ReturnType<typeof protocolCalls>;
