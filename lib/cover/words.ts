import { plural } from '@/lib/time';
import { formatBps } from '@/lib/units';
import type { PoolSummary } from '../capital/types';
import type { Peril, ProductSummary } from './types';

export const PERIL_WORDS: Record<Peril, { label: string; sentence: string }> = {
  exploit: {
    label: 'Exploit',
    sentence: 'Money lost because someone used a flaw in the code of the protocol.',
  },
  protocolFailure: {
    label: 'Protocol failure',
    sentence: 'Money lost because the protocol stopped working as it says, without an attacker.',
  },
  depeg: {
    label: 'Depeg',
    sentence: 'A token that should hold a price no longer holds it.',
  },
  liquidation: {
    label: 'Liquidation',
    sentence: 'Positions lost in a fall of prices that was faster than anyone could act.',
  },
  impermanentLoss: {
    label: 'Impermanent loss',
    sentence: 'A liquidity position that is worth less than the tokens put into it.',
  },
};

export const BUYING_STEPS = [
  {
    title: 'Buy',
    text: 'Choose an amount and a term and pay once. The cover is a token in your wallet, in force from the date shown.',
  },
  {
    title: 'File',
    text: 'When something happens, any holder files one incident for the product, with evidence and a bond.',
  },
  {
    title: 'Verdict',
    text: 'Assessors vote in secret and then reveal. Together they decide whether to pay, and how much.',
  },
  {
    title: 'Collect',
    text: 'Every cover that was in force collects its part. Nothing more to prove, and a year to do it.',
  },
];

export type Term = { title: string; text: string };

/** What a holder agrees to, in sentences made from the parameters on chain. */
export function termsInWords(product: ProductSummary, pool: PoolSummary): Term[] {
  const waiting =
    product.waitingDays === 0 ? '' : ` and ${plural(product.waitingDays, 'more day')} of waiting`;
  return [
    { title: 'What is covered', text: PERIL_WORDS[product.peril].sentence },
    {
      title: 'When it begins',
      text: `At the first midnight (UTC) after the purchase${waiting}. What happened earlier is not covered.`,
    },
    {
      title: 'How long it runs',
      text: `Between ${product.minDays} and ${plural(product.maxDays, 'day')}, as you choose. It ends at midnight (UTC).`,
    },
    ...triggerTerms(product),
    {
      title: 'What it pays',
      text: 'The amount of the cover times the severity that assessors decide, from 5\u00a0% to 100\u00a0% in steps of 5\u00a0%. One incident pays every cover at the same severity.',
    },
    {
      title: 'How to claim',
      text: `Any holder files within ${plural(pool.reportDays, 'day')} of the event, with a bond. Once it is accepted every holder collects, without a claim of their own.`,
    },
    {
      title: 'Changing it',
      text: `${product.settlesCovers ? 'It can be cancelled at any time before it ends, but neither increased nor extended: more of it would be paid for what happened before.' : 'It can be increased, extended or cancelled at any time before it ends, at the price of that day.'} ${product.noClaimsBps > 0 ? `A year without a loss takes ${formatBps(product.noClaimsBps)} off an extension, less time takes less.` : 'This product gives no discount for years without a loss.'} A refund leaves ${formatBps(pool.cancelFeeBps)} to the pool.`,
    },
    {
      title: 'Who pays',
      text: `The capital of ${pool.name}. At most ${formatBps(product.maxShareBps)} of it may stand behind this product, and at most ${formatBps(pool.groupCapBps)} behind everything that could fail together.`,
    },
  ];
}

/** How its price feed decides, where one does. */
function triggerTerms({ trigger, settlesCovers }: ProductSummary): Term[] {
  if (!trigger) return [];
  return [
    {
      title: settlesCovers ? 'Settled at its end' : 'Proven by a price',
      text: settlesCovers
        ? 'Two price feeds say at its end what it is paid. Anyone settles it then, within one report window; nobody votes.'
        : 'When its price feed shows the event, anyone proves it with one transaction: no bond and no vote. What the feed cannot show can still be filed for a vote.',
    },
  ];
}
