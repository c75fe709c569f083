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
    sentence: 'Money lost because the protocol stopped working as described, without an attack.',
  },
  depeg: {
    label: 'Depeg',
    sentence: 'A token that should hold a price no longer holds it.',
  },
  liquidation: {
    label: 'Liquidation',
    sentence: 'Positions lost because prices fell faster than anyone could act.',
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
    text: 'When something happens, any holder files an incident for the product, with evidence and a bond.',
  },
  {
    title: 'Verdict',
    text: 'Assessors vote in secret and then reveal. Together they decide whether to pay, and how much.',
  },
  {
    title: 'Collect',
    text: 'Every cover that was in force collects its payout, in any order and at the same ratio. Holders have a year to collect.',
  },
];

export type Term = { title: string; text: string };

/** What a holder agrees to, in sentences made from the parameters on chain. */
export function termsInWords(product: ProductSummary, pool: PoolSummary): Term[] {
  const window = plural(pool.reportDays, 'day');
  return [
    { title: 'What is covered', text: PERIL_WORDS[product.peril].sentence },
    {
      title: 'When it starts',
      text: `At the first midnight (UTC) after the purchase, plus ${plural(product.waitingDays, 'day')} of waiting. What happened earlier is not covered.`,
    },
    {
      title: 'How long it runs',
      text: `Between ${product.minDays} and ${plural(product.maxDays, 'day')}, as you choose. It ends at midnight (UTC).`,
    },
    ...triggerTerms(product, window),
    {
      title: 'What it pays',
      text: 'The amount times the severity of the verdict, from 5\u00a0% to 100\u00a0%. The amount is what all incidents together pay over the life of the cover: each payout reduces it.',
    },
    {
      title: 'Proof of loss',
      text: product.needsLossRoot
        ? 'Required. Each incident of this product needs a list of losses, and nobody is paid more than their proven loss.'
        : 'Not required. If an incident comes with a list of losses, nobody is paid more than their proven loss.',
    },
    {
      title: 'How to claim',
      text: `Any holder who was covered files within ${window} of the event, with a bond. Once the incident is accepted, every holder collects without filing a claim of their own.`,
    },
    {
      title: 'Changing it',
      text: `${product.settlesCovers ? 'It cannot be extended, because its payout is measured from the price at its purchase.' : `You can extend it until ${plural(product.waitingDays, 'day')} before its end, at the current price.`} You can cancel it at any time. For each day that it ends earlier, you get back the lowest daily premium you paid, less ${formatBps(pool.cancelFeeBps)}. For more cover, buy a second one.`,
    },
    {
      title: 'Who pays',
      text: `The capital of ${pool.name}. Up to ${formatBps(product.shareBps)} of it backs this product, and up to ${formatBps(pool.groupCapBps)} backs everything that could fail together.`,
    },
  ];
}

/** How its price feed decides, where one does. */
function triggerTerms({ trigger, settlesCovers }: ProductSummary, window: string): Term[] {
  if (!trigger) return [];
  return [
    {
      title: settlesCovers ? 'Settled at its end' : 'Proven by a price',
      text: settlesCovers
        ? `At its end, two price feeds decide what it pays. Anyone can settle it within ${window}. Nobody votes.`
        : 'When its price feed shows the event, anyone can prove it with one transaction, without a bond or a vote. Other events can still be filed for a vote.',
    },
  ];
}
