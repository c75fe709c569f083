import type { Hash } from 'viem';

/** Whether an id has the form of a hash: a transaction's, or the one that a Safe gives to a proposal. */
export const isHash = (id: string): id is Hash => /^0x[\da-f]{64}$/i.test(id);
