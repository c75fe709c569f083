import { type Address, encodeFunctionData, type Hex, parseEventLogs } from 'viem';
import { claimsAbi } from '@/lib/contracts/abis';
import { paySteps } from '../payment';
import type { Flow, Token } from '../types';

type Args = {
  pool: Address;
  asset: Token;
  cover: number;
  eventTime: number;
  assertedStep: number;
  evidence: Hex;
};

export const file: Flow<Args> = {
  unit: ({ asset }) => asset,
  steps: async ({ pool, asset, cover, eventTime, assertedStep, evidence }, context) => {
    const { client, contracts } = context;
    const { bond } = await client.readContract({
      address: contracts.claims,
      abi: claimsAbi,
      functionName: 'processOf',
      args: [pool],
    });
    return paySteps(context, {
      token: asset,
      spender: pool,
      value: bond,
      target: contracts.claims,
      action: encodeFunctionData({
        abi: claimsAbi,
        functionName: 'file',
        args: [BigInt(cover), BigInt(eventTime), assertedStep, evidence],
      }),
      label: 'File the incident',
    });
  },
  outcome: (_, { logs }) => {
    const [filed] = parseEventLogs({ abi: claimsAbi, eventName: 'IncidentFiled', logs });
    if (!filed) return { message: 'The incident is filed.', href: '/claims', linkLabel: 'See all incidents' };
    const { incident } = filed.args;
    return {
      message: `Incident ${incident} is filed. Assessors vote on it now.`,
      href: `/claims/${incident}`,
      linkLabel: `Go to incident ${incident}`,
    };
  },
};
