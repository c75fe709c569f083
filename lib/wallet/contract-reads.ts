// The reads of an account that need our contracts' ABIs.

import { type Address, erc20Abi, type PublicClient } from 'viem';
import { exitOf } from '../capital/exit-state';
import { readCourt } from '../claims/court-reads';
import type { FilingAsked } from '../claims/filing-quote';
import { readFilingQuote } from '../claims/filing-quote-reads';
import { assessorsAbi, capitalPoolAbi } from '../contracts/abis';
import { quoteCancellation, quoteExtension } from '../portfolio/quotes';
import type { HeldCover } from '../portfolio/types';
import type { Contracts } from '../tx/types';

export function createContractReads(client: PublicClient, contracts: Contracts) {
  const assessors = { address: contracts.assessors, abi: assessorsAbi } as const;
  return {
    exit: (pool: Address, account: Address) =>
      client
        .readContract({ address: pool, abi: capitalPoolAbi, functionName: 'exitOf', args: [account] })
        .then(exitOf),

    filing: (asked: FilingAsked) => readFilingQuote(client, contracts.claims, asked),

    extension: (held: HeldCover, days: number) =>
      quoteExtension({ client, cover: contracts.cover }, held, days),

    cancellation: (held: HeldCover) => quoteCancellation({ client, cover: contracts.cover }, held),

    court: (arbiter: Address, incident: number) => readCourt(client, arbiter, incident),

    assessor: async (account: Address) => {
      const [{ staked, leaving, availableAt, votes }, total, balance] = await Promise.all([
        client.readContract({ ...assessors, functionName: 'positionOf', args: [account] }),
        client.readContract({ ...assessors, functionName: 'totalStake' }),
        client.readContract({
          address: contracts.token,
          abi: erc20Abi,
          functionName: 'balanceOf',
          args: [account],
        }),
      ]);
      return { staked, total, unstaking: leaving, availableAt, openVotes: votes, balance };
    },
  };
}

export type ContractReads = ReturnType<typeof createContractReads>;
