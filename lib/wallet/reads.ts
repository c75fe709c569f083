import { type Address, erc20Abi, type PublicClient } from 'viem';
import { exitOf } from '../capital/exit-state';
import { assessorsAbi, capitalPoolAbi } from '../contracts/abis';
import type { Contracts } from '../tx/types';

/** What client leaves ask the chain about the connected account. */
export function createReads(client: PublicClient, contracts: Contracts) {
  const assessors = { address: contracts.assessors, abi: assessorsAbi } as const;
  return {
    balance: (token: Address, account: Address): Promise<bigint> =>
      client.readContract({ address: token, abi: erc20Abi, functionName: 'balanceOf', args: [account] }),

    fuel: (account: Address): Promise<bigint> => client.getBalance({ address: account }),

    exit: (pool: Address, account: Address) =>
      client
        .readContract({ address: pool, abi: capitalPoolAbi, functionName: 'exitOf', args: [account] })
        .then(exitOf),

    assessor: async (account: Address) => {
      const [staked, total, [unstaking, availableAt], openVotes, balance] = await Promise.all([
        client.readContract({ ...assessors, functionName: 'stakeOf', args: [account] }),
        client.readContract({ ...assessors, functionName: 'totalStake' }),
        client.readContract({ ...assessors, functionName: 'unstaking', args: [account] }),
        client.readContract({ ...assessors, functionName: 'votesOf', args: [account] }),
        client.readContract({
          address: contracts.token,
          abi: erc20Abi,
          functionName: 'balanceOf',
          args: [account],
        }),
      ]);
      return {
        staked,
        total,
        unstaking,
        availableAt: Number(availableAt),
        openVotes: Number(openVotes),
        balance,
      };
    },
  };
}

export type Reads = ReturnType<typeof createReads>;
