import { type Address, encodeFunctionData } from 'viem';
import { capitalPoolAbi } from '@/lib/contracts/abis';
import type { Unit } from '@/lib/errors';
import { plural } from '@/lib/time';
import { type Flow, TxProblem } from '../types';

type Request = { pool: Address; unit: Unit; shares: bigint; cooldownDays: number };
type Process = { pool: Address; unit: Unit; reportDays: number };
type Advance = { pool: Address; unit: Unit; requestId: number };
type Take = { pool: Address; unit: Unit; shares: bigint };

export const requestExit: Flow<Request> = {
  unit: ({ unit }) => unit,
  steps: async ({ pool, shares }, { account }) => {
    const data = encodeFunctionData({
      abi: capitalPoolAbi,
      functionName: 'requestRedeem',
      args: [shares, account, account],
    });
    return [{ kind: 'call', label: 'Request the exit', build: () => ({ to: pool, data }) }];
  },
  outcome: ({ cooldownDays }) => ({
    message: `Your exit is in the queue. In ${plural(cooldownDays, 'day')} it can be processed; until then your shares go on earning.`,
  }),
};

export const processExits: Flow<Process> = {
  unit: ({ unit }) => unit,
  steps: async ({ pool }, { client, account }) => {
    const { result } = await client.simulateContract({
      address: pool,
      abi: capitalPoolAbi,
      functionName: 'processExits',
      account,
    });
    if (result[0] === 0n) {
      throw new TxProblem(
        'Nothing can be processed now: the capital is needed for live cover, or what could leave is too little for another batch today. Try again tomorrow, or when covers end or capital comes in.',
      );
    }
    const data = encodeFunctionData({ abi: capitalPoolAbi, functionName: 'processExits' });
    return [{ kind: 'call', label: 'Process the queue', build: () => ({ to: pool, data }) }];
  },
  outcome: ({ reportDays }) => ({
    message: `The matured exits left the pool at today’s share price. Their money can be taken in ${plural(reportDays, 'day')}.`,
  }),
};

export const takeExit: Flow<Take> = {
  unit: ({ unit }) => unit,
  steps: async ({ pool, shares }, { account }) => {
    const data = encodeFunctionData({
      abi: capitalPoolAbi,
      functionName: 'redeem',
      args: [shares, account, account],
    });
    return [{ kind: 'call', label: 'Take the money', build: () => ({ to: pool, data }) }];
  },
  outcome: () => ({ message: 'The money is in your wallet.' }),
};

export const advanceExit: Flow<Advance> = {
  unit: ({ unit }) => unit,
  steps: async ({ pool, requestId }, { account }) => {
    const data = encodeFunctionData({
      abi: capitalPoolAbi,
      functionName: 'advance',
      args: [BigInt(requestId), account, account],
    });
    return [{ kind: 'call', label: 'Take what is free', build: () => ({ to: pool, data }) }];
  },
  outcome: () => ({
    message:
      'What no open incident can take is in your wallet. The rest follows when the incident is decided.',
  }),
};
