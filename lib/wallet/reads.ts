import { type Address, erc20Abi, type PublicClient } from 'viem';
import type { Contracts } from '../tx/types';
import type { ContractReads } from './contract-reads';

export type Reads = ContractReads & {
  balance: (token: Address, account: Address) => Promise<bigint>;
  fuel: (account: Address) => Promise<bigint>;
};

/** What client leaves ask the chain about the connected account. Balances stand on many pages; what needs our ABIs is loaded
 * when it is asked for. */
export function createReads(client: PublicClient, contracts: Contracts): Reads {
  let loading: Promise<ContractReads> | undefined;
  const load = () => {
    loading ??= import('./contract-reads').then(
      ({ createContractReads }) => createContractReads(client, contracts),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  return {
    balance: (token, account) =>
      client.readContract({ address: token, abi: erc20Abi, functionName: 'balanceOf', args: [account] }),
    fuel: (account) => client.getBalance({ address: account }),
    exit: async (...asked) => (await load()).exit(...asked),
    filing: async (...asked) => (await load()).filing(...asked),
    extension: async (...asked) => (await load()).extension(...asked),
    cancellation: async (...asked) => (await load()).cancellation(...asked),
    court: async (...asked) => (await load()).court(...asked),
    assessor: async (...asked) => (await load()).assessor(...asked),
  };
}
