import type { Address } from 'viem';
import type { ChainFacts } from '../chains';
import type { Contracts } from '../tx/types';

/** The page's chain and its contracts, as the server hands them to the browser. It is the same for as long as the page is open. */
export type Network = ChainFacts & {
  /** The other chains that the app shows. */
  others: readonly ChainFacts[];
  deployment: Contracts & {
    timelock: Address;
    demo?: { asset: Address; partner: Address; faucet: Address } | undefined;
  };
};
