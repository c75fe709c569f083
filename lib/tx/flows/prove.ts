import { encodeFunctionData, type Hex, parseEventLogs } from 'viem';
import { formatSeverityBps } from '@/lib/claims/severity';
import { claimsAbi } from '@/lib/contracts/abis';
import { formatAmount } from '@/lib/units';
import type { Flow, Token } from '../types';

type Prove = { product: number; evidence: Hex; asset: Token };
type Settle = { cover: number; evidence: Hex; asset: Token };

/** Proves an event of a product from the rounds of its feed. */
export const prove: Flow<Prove> = {
  unit: ({ asset }) => asset,
  steps: async ({ product, evidence }, { contracts }) => {
    const args = [BigInt(product), evidence] as const;
    const data = encodeFunctionData({ abi: claimsAbi, functionName: 'prove', args });
    return [{ kind: 'call', label: 'Prove the event', build: () => ({ to: contracts.claims, data }) }];
  },
  outcome: ({ asset }, { logs }) => {
    const [proven] = parseEventLogs({ abi: claimsAbi, eventName: 'IncidentProven', logs });
    const [final] = parseEventLogs({ abi: claimsAbi, eventName: 'IncidentFinalized', logs });
    if (!proven) return { message: 'The event is proven.', href: '/claims', linkLabel: 'See all incidents' };
    const { incident, severityBps } = proven.args;
    const severity = formatSeverityBps(Number(severityBps));
    const booked = final && `${formatAmount(final.args.booked, asset.decimals)} ${asset.symbol}`;
    return {
      message: `Proven and accepted at ${severity}${booked ? `: ${booked} is set aside for the holders` : ''}. A deeper fall can still be proven.`,
      href: `/claims/${incident}`,
      linkLabel: `Collect from incident ${incident}`,
    };
  },
};

/** Pays a cover that its trigger settles what it is due at its end. */
export const settleCover: Flow<Settle> = {
  unit: ({ asset }) => asset,
  steps: async ({ cover, evidence }, { contracts }) => {
    const args = [BigInt(cover), evidence] as const;
    const data = encodeFunctionData({ abi: claimsAbi, functionName: 'settle', args });
    return [{ kind: 'call', label: 'Settle the cover', build: () => ({ to: contracts.claims, data }) }];
  },
  outcome: ({ cover, asset }, { logs }) => {
    const [settled] = parseEventLogs({ abi: claimsAbi, eventName: 'CoverSettled', logs });
    const amount = settled
      ? `${formatAmount(settled.args.assets, asset.decimals)} ${asset.symbol}`
      : 'The payout';
    return { message: `Cover ${cover} is settled: ${amount} was paid to its holder.` };
  },
};
