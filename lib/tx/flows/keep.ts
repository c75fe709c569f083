import type { Address, Hex } from 'viem';
import { plural } from '@/lib/time';
import { bundle } from '../payment';
import { BRK, type Flow } from '../types';

/** Overdue steps that one contract takes. */
type Keep = { to: Address; calls: Hex[] };

/** Takes overdue steps. The caller pays the gas and gets nothing. */
export const keep: Flow<Keep> = {
  unit: () => BRK,
  steps: async ({ to, calls }) => {
    const [first] = calls;
    const data = calls.length === 1 && first ? first : bundle(calls);
    const label = calls.length === 1 ? 'Do what is overdue' : `Do ${plural(calls.length, 'step')} at once`;
    return [{ kind: 'call', label, build: () => ({ to, data }) }];
  },
  outcome: ({ calls }) => ({
    message: calls.length === 1 ? 'Done.' : `Done: ${plural(calls.length, 'step')} in one transaction.`,
  }),
};
