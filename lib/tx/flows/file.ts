import { type Address, encodeFunctionData, type Hex, parseEventLogs, zeroHash } from 'viem';
import { readFilingQuote } from '@/lib/claims/filing-quote-reads';
import { claimsAbi } from '@/lib/contracts/abis';
import { paySteps } from '../payment';
import type { Flow, Token } from '../types';

/** A list of losses by its Merkle root, and their sum. */
export type LossList = { root: Hex; total: bigint };

type Args = {
  pool: Address;
  asset: Token;
  product: number;
  cover: number;
  eventTime: number;
  assertedStep: number;
  evidence: Hex;
  losses: LossList | null;
  /** The drawn incident that is filed again; null for a first filing. */
  drawn: number | null;
};

/** Files an incident, or a drawn one again. */
export const file: Flow<Args> = {
  unit: ({ asset }) => asset,
  steps: async (args, context) => {
    const { client, contracts } = context;
    const { product, eventTime, assertedStep, losses, drawn } = args;
    const lossTotal = losses?.total ?? 0n;
    const asked = { product, eventTime, step: assertedStep, lossTotal, drawn };
    const { bond } = await readFilingQuote(client, contracts.claims, asked);
    const filing = {
      cover: BigInt(args.cover),
      eventTime: BigInt(eventTime),
      assertedStep,
      evidence: args.evidence,
      lossRoot: losses?.root ?? zeroHash,
      lossTotal,
      drawn: BigInt(args.drawn ?? 0),
    };
    return paySteps(context, {
      token: args.asset,
      spender: args.pool,
      value: bond,
      target: contracts.claims,
      action: encodeFunctionData({ abi: claimsAbi, functionName: 'file', args: [filing] }),
      label: args.drawn === null ? 'File the incident' : 'File it again',
    });
  },
  outcome: (_, { logs }) => {
    const [filed] = parseEventLogs({ abi: claimsAbi, eventName: 'IncidentFiled', logs });
    if (!filed) return { message: 'The incident is filed.', href: '/claims', linkLabel: 'See all incidents' };
    const { incident } = filed.args;
    return {
      message: `Incident ${incident} is filed. Its page shows the next step.`,
      href: `/claims/${incident}`,
      linkLabel: `Go to incident ${incident}`,
    };
  },
};
