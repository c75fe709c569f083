import type { Address } from 'viem';
import type { Contracts } from '../tx/types';

/** The chain and the contracts, as the server hands them to the browser. */
export type Network = {
  chainId: number;
  /** The chain as the browser reaches it. */
  rpcUrl: string;
  deployment: Contracts & {
    timelock: Address;
    demo?: { asset: Address; partner: Address; faucet: Address } | undefined;
  };
};
