import { type Address, encodeFunctionData, type Hex, parseEventLogs, zeroHash } from 'viem';
import { claimsAbi } from '@/lib/contracts/abis';
import { paySteps } from '../payment';
import type { Flow, Token } from '../types';

type Filing = {
  pool: Address;
  asset: Token;
  cover: number;
  assertedStep: number;
  evidence: Hex;
  lossRoot: Hex | null;
};

type Args = Filing & { product: number; eventTime: number };
type Again = Filing & { incident: number; bond: bigint };

const filingOf = ({ cover, assertedStep, evidence, lossRoot }: Filing, eventTime: number) => ({
  cover: BigInt(cover),
  eventTime: BigInt(eventTime),
  assertedStep,
  evidence,
  lossRoot: lossRoot ?? zeroHash,
});

const outcome: Flow<unknown>['outcome'] = (_, { logs }) => {
  const [filed] = parseEventLogs({ abi: claimsAbi, eventName: 'IncidentFiled', logs });
  if (!filed) return { message: 'The incident is filed.', href: '/claims', linkLabel: 'See all incidents' };
  const { incident } = filed.args;
  return {
    message: `Incident ${incident} is filed. Its page says what comes next.`,
    href: `/claims/${incident}`,
    linkLabel: `Go to incident ${incident}`,
  };
};

export const file: Flow<Args> = {
  unit: ({ asset }) => asset,
  steps: async (args, context) => {
    const { client, contracts } = context;
    const bond = await client.readContract({
      address: contracts.claims,
      abi: claimsAbi,
      functionName: 'bondOf',
      args: [BigInt(args.product)],
    });
    return paySteps(context, {
      token: args.asset,
      spender: args.pool,
      value: bond,
      target: contracts.claims,
      action: encodeFunctionData({
        abi: claimsAbi,
        functionName: 'file',
        args: [filingOf(args, args.eventTime)],
      }),
      label: 'File the incident',
    });
  },
  outcome,
};

/** Files a drawn incident again: the same event and bond, a new vote. */
export const refile: Flow<Again> = {
  unit: ({ asset }) => asset,
  steps: async (args, context) =>
    paySteps(context, {
      token: args.asset,
      spender: args.pool,
      value: args.bond,
      target: context.contracts.claims,
      action: encodeFunctionData({
        abi: claimsAbi,
        functionName: 'refile',
        args: [BigInt(args.incident), filingOf(args, 0)],
      }),
      label: 'File it again',
    }),
  outcome,
};
