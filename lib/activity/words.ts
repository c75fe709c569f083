import type { Asset } from '@/lib/capital/types';
import { formatSeverity, formatSeverityBps } from '@/lib/claims/severity';
import { formatMoney } from '@/lib/money';
import { formatDay } from '@/lib/time';
import { BRK } from '@/lib/tx/types';
import type { Activity } from './types';

const TITLES: Record<string, string> = {
  Accrued: 'Premium earned',
  Claimed: 'Reward claimed',
  Collected: 'Payout collected',
  CoverSettled: 'Cover settled by its trigger',
  DelegateChanged: 'Voting power delegated',
  DelegateVotesChanged: 'Voting power changed',
  Deposit: 'Staked',
  Emitted: 'Rewards emitted',
  Funded: 'Rewards funded',
  Paid: 'Paid out of the pool',
  PartSet: 'Signal or trigger set for a pool',
  RedeemRequest: 'Exit requested',
  Ruled: 'Arbiter ruled',
  RulingLapsed: 'Arbiter did not rule',
  Tallied: 'Votes counted',
  UncollectedReturned: 'Uncollected payouts returned to the pool',
  Withdraw: 'Exit paid',
};

/** An event's name in words: `CoverBought` is "Cover bought". */
export function titleOf(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return TITLES[name] ?? words;
}

/** Arguments that are amounts of the pool's asset, in words. */
const MONEY: Record<string, string> = {
  amount: 'amount',
  assets: 'amount',
  premium: 'premium',
  refund: 'refund',
  bond: 'bond',
  capital: 'capital',
  loss: 'loss',
  booked: 'set aside',
  left: 'left',
};

/** Contracts whose amounts are of another token than the pool's asset. */
const OF_TOKEN = ['Assessors', 'Emission', 'MutualToken', 'Rewards'];
const OF_BRK = ['Assessors', 'MutualToken'];

/** What an event says, in a few words; empty when its title says all. */
export function detailOf({ contract, args }: Pick<Activity, 'contract' | 'args'>, asset: Asset | undefined) {
  const parts = Object.entries(args).flatMap(([name, value]): string[] => {
    if (typeof value !== 'string' || !/^\d+$/.test(value)) return [];
    if (name in MONEY && asset && !OF_TOKEN.includes(contract))
      return [`${MONEY[name]} ${formatMoney(BigInt(value), asset)}`];
    if (['amount', 'value', 'weight', 'penalty'].includes(name) && OF_BRK.includes(contract))
      return [`${name === 'value' ? 'amount' : name} ${formatMoney(BigInt(value), BRK)}`];
    if (name === 'step') return [formatSeverity(Number(value))];
    if (name === 'severityBps') return [formatSeverityBps(Number(value))];
    return name === 'endDay' ? [`until ${formatDay(Number(value))}`] : [];
  });
  return parts.join(' · ');
}
