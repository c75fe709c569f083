// Buying and keeping cover.

import { formatDay } from '../time';
import type { Sentences } from './dictionary';
import { days, money } from './words';

export const cover = {
  UnknownCover: ([cover]) => `Cover ${cover} does not exist.`,
  TermOutOfRange: ([term, min, max]) => `A term of ${days(term)} is not sold: choose ${min} to ${days(max)}.`,
  PremiumAboveMax: ([premium, max], unit) =>
    `The price has moved: the premium is now ${money(premium, unit)}, above your limit of ${money(max, unit)}. Nothing was paid. Check the new price and buy again if it suits you.`,
  SalesStoppedBySignal: () =>
    'Sales are stopped: the market price is below the limit of this product’s signal, or its price feed is silent. Sales resume when the price recovers. Existing cover stays in force.',
  NoFreshPrice: () =>
    'A price feed of this product has no recent price, so its cover is not sold now. Try again once the feed has a new price.',
  CoverOver: ([cover, endDay]) =>
    `Cover ${cover} can no longer be changed: it was cancelled, or it ended on ${formatDay(Number(endDay))}. Buy a new one on the Cover page.`,
  TooLateToExtend: ([cover, lastDay]) =>
    `Cover ${cover} could be extended until ${formatDay(Number(lastDay))}. Buy a new one on the Cover page.`,
  NothingToCancel: ([cover]) =>
    `Cover ${cover} is over, ends at the next midnight UTC, or was cancelled already, so there is nothing to refund.`,
  RefundBelowMin: ([refund, min], unit) =>
    `The refund has fallen: it is now ${money(refund, unit)}, below your limit of ${money(min, unit)}. Nothing was cancelled. Check the new refund and cancel again if it suits you.`,
  ProductShareExceeded: ([, max], unit) =>
    `This product can have at most ${money(max, unit)} of cover. Choose a smaller amount.`,
  FixedCover: ([cover]) =>
    `Cover ${cover} is settled against the price at its purchase, so it cannot be extended. Buy a new one on the Cover page.`,
} satisfies Partial<Sentences>;
