import { encodeFunctionData, type Hex, parseEventLogs } from 'viem';
import { formatSeverityBps } from '@/lib/claims/severity';
import { PARTIES, type Party } from '@/lib/claims/types';
import { claimsAbi } from '@/lib/contracts/abis';
import { formatAmount } from '@/lib/units';
import { bundle } from '../payment';
import type { Flow, Token } from '../types';

/** `verb`: the step that its phase needs. */
type MoveOn = { incident: number; asset: Token; verb: 'tally' | 'finalize' };
type Bond = { incident: number; asset: Token; party: Party };

const dataOf = (functionName: 'tally' | 'finalize', incident: number): Hex =>
  encodeFunctionData({ abi: claimsAbi, functionName, args: [BigInt(incident)] });

const bondData = (incident: number, party: Party): Hex =>
  encodeFunctionData({
    abi: claimsAbi,
    functionName: 'collectBond',
    args: [BigInt(incident), PARTIES.indexOf(party)],
  });

/** From all steps down to the first alone: how many fit one transaction depends on the votes. */
function waysOf({ incident, verb }: MoveOn): Hex[][] {
  const [tally, finalize] = [dataOf('tally', incident), dataOf('finalize', incident)];
  const bond = bondData(incident, 'filer');
  return verb === 'tally'
    ? [[tally, finalize, bond], [tally, finalize], [tally]]
    : [[finalize, bond], [finalize]];
}

/** Takes an incident whose phase is over as far as one transaction can: counts, settles, gives the filer's bond back. */
export const moveOn: Flow<MoveOn> = {
  unit: ({ asset }) => asset,
  steps: async (args, { client, account, contracts }) => {
    const calls = waysOf(args).map((way) => ({ to: contracts.claims, data: bundle(way) }));
    const tries = await Promise.allSettled(calls.map((call) => client.call({ account, ...call })));
    const furthest = calls[tries.findIndex(({ status }) => status === 'fulfilled')] ?? calls.at(-1);
    if (!furthest) return [];
    const label = args.verb === 'finalize' ? 'Settle the incident' : 'Advance the incident';
    return [{ kind: 'call', label, build: () => furthest }];
  },
  outcome: ({ asset }, { logs }) => {
    const [final] = parseEventLogs({ abi: claimsAbi, eventName: 'IncidentFinalized', logs });
    if (!final) return { message: 'Done. This page shows the next step.' };
    const { severityBps, booked } = final.args;
    return severityBps === 0n || booked === 0n
      ? { message: 'The incident is settled. It sets no further payout aside.' }
      : {
          message: `Settled at ${formatSeverityBps(Number(severityBps))}: ${formatAmount(booked, asset.decimals)} ${asset.symbol} is set aside for the holders.`,
        };
  },
};

/** Pays a bond that is owed back to who put it up. */
export const collectBond: Flow<Bond> = {
  unit: ({ asset }) => asset,
  steps: async ({ incident, party }, { contracts }) => [
    {
      kind: 'call',
      label: 'Return the bond',
      build: () => ({ to: contracts.claims, data: bondData(incident, party) }),
    },
  ],
  outcome: ({ asset, party }, { logs }) => {
    const [returned] = parseEventLogs({ abi: claimsAbi, eventName: 'BondCollected', logs });
    const amount = returned
      ? `${formatAmount(returned.args.assets, asset.decimals)} ${asset.symbol}`
      : 'The bond';
    return { message: `${amount} was paid back to the ${party}.` };
  },
};
