import { type Address, encodeFunctionData, type Hex } from 'viem';
import { formatSeverity } from '@/lib/claims/severity';
import { claimsAbi, courtArbiterAbi } from '@/lib/contracts/abis';
import { paySteps } from '../payment';
import type { Flow, Token } from '../types';

type Dispute = { incident: number; pool: Address; asset: Token; bond: bigint; evidence: Hex };
type Ruling = { incident: number; asset: Token; step: number };
/** `cost`: of a ruling, in the network's own coin. */
type Case = { incident: number; arbiter: Address; cost: bigint; coin: string };

const disputeSteps =
  (functionName: 'challenge' | 'appeal', label: string): Flow<Dispute>['steps'] =>
  async ({ incident, pool, asset, bond, evidence }, context) =>
    paySteps(context, {
      token: asset,
      spender: pool,
      value: bond,
      target: context.contracts.claims,
      action: encodeFunctionData({ abi: claimsAbi, functionName, args: [BigInt(incident), evidence] }),
      label,
    });

/** Sends an incident of the fast lane to a vote. */
export const challenge: Flow<Dispute> = {
  unit: ({ asset }) => asset,
  steps: disputeSteps('challenge', 'Challenge the incident'),
  outcome: () => ({ message: 'The incident is challenged: assessors vote on it now.' }),
};

/** Brings a verdict before the arbiter. */
export const appeal: Flow<Dispute> = {
  unit: ({ asset }) => asset,
  steps: disputeSteps('appeal', 'Appeal the verdict'),
  outcome: () => ({ message: 'The verdict is appealed: the arbiter rules on it now.' }),
};

export const rule: Flow<Ruling> = {
  unit: ({ asset }) => asset,
  steps: async ({ incident, step }, { contracts }) => {
    const args = [BigInt(incident), step] as const;
    const data = encodeFunctionData({ abi: claimsAbi, functionName: 'rule', args });
    return [{ kind: 'call', label: 'Rule', build: () => ({ to: contracts.claims, data }) }];
  },
  outcome: ({ step }) => ({
    message: `You ruled ${formatSeverity(step)}. Anyone can settle it now.`,
  }),
};

/** Brings an incident before a court, which rules only if it is asked and paid. */
export const askCourt: Flow<Case> = {
  unit: ({ coin }) => ({ symbol: coin, decimals: 18 }),
  steps: async ({ incident, arbiter, cost }) => {
    const data = encodeFunctionData({
      abi: courtArbiterAbi,
      functionName: 'request',
      args: [BigInt(incident)],
    });
    return [{ kind: 'call', label: 'Ask the court', build: () => ({ to: arbiter, data, value: cost }) }];
  },
  outcome: () => ({ message: 'The court is asked. If it rules in time, its ruling decides the incident.' }),
};
