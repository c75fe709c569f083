import { formatSeverityBps } from '@/lib/claims/severity';
import { severityOf } from '@/lib/triggers/fall';
import { lossShare } from '@/lib/triggers/impermanent-loss';
import { formatPrice, partOf } from '@/lib/triggers/words';
import { BPS, formatPercent, WAD } from '@/lib/units';

/** The terms that decide a cover's payout. Prices and shares: 1e18 = 1. */
export type PayoutRule =
  | { kind: 'vote'; needsLossRoot: boolean }
  | { kind: 'floor'; floor: bigint; severityBps: number }
  | { kind: 'fall'; start: bigint; full: bigint; maxSeverityBps: number }
  | { kind: 'pair'; deductible: bigint; cap: bigint };

/** An event, and what a cover of an amount is paid for it. */
export type PayoutExample = { event: string; assets: bigint };

const ofBps = (amount: bigint, bps: number) => (amount * BigInt(bps)) / BPS;

/** A few events with what they pay, the smallest first. */
export function payoutExamples(rule: PayoutRule, amount: bigint): PayoutExample[] {
  switch (rule.kind) {
    case 'vote':
      return [2_500, 5_000, 10_000].map((bps) => ({
        event: `A verdict of ${formatSeverityBps(bps)}`,
        assets: ofBps(amount, bps),
      }));
    case 'floor':
      return [
        {
          event: `A price that stays below ${formatPrice(rule.floor)}`,
          assets: ofBps(amount, rule.severityBps),
        },
      ];
    case 'fall':
      return [(rule.start + rule.full) / 2n, rule.full].map((depth) => ({
        event: `A fall of ${formatPercent(depth, 0)}`,
        assets: ofBps(amount, severityOf(depth, rule)),
      }));
    case 'pair':
      return [2n, 4n].map((times) => ({
        event: `One asset at ${times} times its price in the other`,
        assets: partOf(amount, lossShare(rule, WAD, { base: times * WAD, quote: WAD })),
      }));
  }
}

/** Further limits of a payout besides the severity. */
export const payoutNote = (rule: PayoutRule): string => {
  if (rule.kind === 'vote' && rule.needsLossRoot)
    return 'Never more than the loss that you prove. This product requires a proof of loss.';
  return rule.kind === 'vote' ? 'Never more than a proven loss, if the incident has a list of losses.' : '';
};
