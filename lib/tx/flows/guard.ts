import { type Address, encodeFunctionData } from 'viem';
import { poolFactoryAbi } from '@/lib/contracts/abis';
import { plural } from '@/lib/time';
import { BRK, type Flow } from '../types';

type Pause = { pool: Address; name: string; days: number };

/** Lets no new cover and no deposits into a pool. The guardian only. */
export const pausePool: Flow<Pause> = {
  unit: () => BRK,
  steps: async ({ pool, days }, { contracts }) => {
    const args = [pool, BigInt(days)] as const;
    const data = encodeFunctionData({ abi: poolFactoryAbi, functionName: 'pause', args });
    return [{ kind: 'call', label: 'Pause the pool', build: () => ({ to: contracts.factory, data }) }];
  },
  outcome: ({ name, days }) => ({
    message: `${name} is paused for ${plural(days, 'day')}: no deposits and no new cover. Claims, payouts and exits continue.`,
  }),
};

/** Ends a pause before its time. The guardian only. */
export const unpausePool: Flow<Omit<Pause, 'days'>> = {
  unit: () => BRK,
  steps: async ({ pool }, { contracts }) => {
    const data = encodeFunctionData({ abi: poolFactoryAbi, functionName: 'unpause', args: [pool] });
    return [{ kind: 'call', label: 'End the pause', build: () => ({ to: contracts.factory, data }) }];
  },
  outcome: ({ name }) => ({ message: `${name} takes deposits and sells cover again.` }),
};
