import { encodeFunctionData, parseEventLogs } from 'viem';
import { formatSeverity } from '@/lib/claims/severity';
import { claimsAbi } from '@/lib/contracts/abis';
import { plural } from '@/lib/time';
import { formatAmount } from '@/lib/units';
import { bundle } from '../payment';
import type { Flow, Token } from '../types';

type Settle = { incident: number; asset: Token; isTallied: boolean };
type Collect = { incident: number; asset: Token; covers: number[] };
type Bond = { incident: number; asset: Token };

type Verb = 'tally' | 'finalize' | 'collectBond';

const dataOf = (functionName: Verb, incident: number) =>
  encodeFunctionData({ abi: claimsAbi, functionName, args: [BigInt(incident)] });

/** From the whole way to the first step of it: how far one transaction gets depends on the votes. */
const WAYS: Record<'count' | 'settle', readonly (readonly Verb[])[]> = {
  count: [['tally', 'finalize', 'collectBond'], ['tally', 'finalize'], ['tally']],
  settle: [['finalize', 'collectBond'], ['finalize']],
};

/** Counts the votes and, when the count decides, settles the verdict and returns the bond in the same transaction. */
export const settleIncident: Flow<Settle> = {
  unit: ({ asset }) => asset,
  steps: async ({ incident, isTallied }, { client, account, contracts }) => {
    const calls = WAYS[isTallied ? 'settle' : 'count'].map((verbs) => {
      return { to: contracts.claims, data: bundle(verbs.map((verb) => dataOf(verb, incident))) };
    });
    const tries = await Promise.allSettled(calls.map((call) => client.call({ account, ...call })));
    const furthest = calls[tries.findIndex(({ status }) => status === 'fulfilled')] ?? calls.at(-1);
    if (!furthest) return [];
    return [
      { kind: 'call', label: isTallied ? 'Settle the verdict' : 'Count the votes', build: () => furthest },
    ];
  },
  outcome: ({ asset }, { logs }) => {
    const [final] = parseEventLogs({ abi: claimsAbi, eventName: 'Finalized', logs });
    if (!final) {
      return {
        message:
          'The votes are counted and there is no quorum: a second round is open. Vote again; this time any weight decides.',
      };
    }
    const { verdictStep, booked } = final.args;
    return verdictStep === 0
      ? { message: 'Settled without a payout. The page says what that means.' }
      : {
          message: `The verdict is ${formatSeverity(verdictStep)}: ${formatAmount(booked, asset.decimals)} ${asset.symbol} is set aside for the holders.`,
        };
  },
};

export const collect: Flow<Collect> = {
  unit: ({ asset }) => asset,
  steps: async ({ incident, covers }, { contracts }) => {
    const calls = covers.map((cover) =>
      encodeFunctionData({
        abi: claimsAbi,
        functionName: 'collect',
        args: [BigInt(incident), BigInt(cover)],
      }),
    );
    const [first] = calls;
    const data = calls.length === 1 && first ? first : bundle(calls);
    return [{ kind: 'call', label: 'Collect', build: () => ({ to: contracts.claims, data }) }];
  },
  outcome: ({ asset }, { logs }) => {
    const collected = parseEventLogs({ abi: claimsAbi, eventName: 'Collected', logs });
    const total = collected.reduce((sum, { args }) => sum + args.assets, 0n);
    return {
      message: `${formatAmount(total, asset.decimals)} ${asset.symbol} was paid to the ${collected.length === 1 ? 'holder of the cover' : `holders of ${plural(collected.length, 'cover')}`}.`,
    };
  },
};

/** Pays the bond of a settled incident back to its filer. */
export const collectBond: Flow<Bond> = {
  unit: ({ asset }) => asset,
  steps: async ({ incident }, { contracts }) => [
    {
      kind: 'call',
      label: 'Return the bond',
      build: () => ({ to: contracts.claims, data: dataOf('collectBond', incident) }),
    },
  ],
  outcome: ({ asset }, { logs }) => {
    const [returned] = parseEventLogs({ abi: claimsAbi, eventName: 'BondCollected', logs });
    const amount = returned
      ? `${formatAmount(returned.args.assets, asset.decimals)} ${asset.symbol}`
      : 'The bond';
    return { message: `${amount} was paid back to the filer.` };
  },
};
