import type { Address, Hex } from 'viem';

/** One event, as it is listed. */
export type Activity = {
  block: number;
  log: number;
  time: number;
  transaction: Hex;
  contract: string;
  name: string;
  actor: Address;
  pool: Address | null;
  product: number | null;
  incident: number | null;
  cover: number | null;
  args: Record<string, unknown>;
};
