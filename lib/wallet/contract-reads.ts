// The part of the account's readings that needs our contracts' ABIs.

import { type Address, erc20Abi, type PublicClient } from 'viem';
import { exitOf } from '../capital/exit-state';
import type { FilingAsked } from '../claims/filing-quote';
import { readFilingQuote } from '../claims/filing-quote-reads';
import { assessorsAbi, capitalPoolAbi, courtArbiterAbi } from '../contracts/abis';
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

    /** What a ruling of an arbiter's court costs, and whether it was asked for; null for an arbiter without a court. */
    court: async (arbiter: Address, incident: number) => {
      const here = { address: arbiter, abi: courtArbiterAbi } as const;
      const [cost, dispute] = await Promise.all([
        client.readContract({ ...here, functionName: 'cost' }),
        client.readContract({ ...here, functionName: 'disputeOf', args: [BigInt(incident)] }),
      ]).catch(() => []);
      return cost === undefined || dispute === undefined ? null : { cost, isAsked: dispute > 0n };
    },

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
