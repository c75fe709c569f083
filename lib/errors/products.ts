// Products, and what their curator may do.

import type { Sentences } from './dictionary';
import { days, wait } from './words';

export const products = {
  NotCurator: () => 'Only the curator of this pool may do this.',
  InvalidGroup: ([group]) => `Group ${group} does not exist: groups are 0 to 31.`,
  InsuredAsset: () =>
    'A pool cannot cover the issuer of its own asset: a loss would take the money that pays for it. Choose another protocol.',
  TooManyProducts: ([max]) => `This pool already has its ${max} products.`,
  InvalidSignal: () =>
    'This contract does not answer as a market signal. Choose another one, or list the product without a signal.',
  InvalidTrigger: () => 'This contract does not answer as a trigger. Choose another one.',
  WaitTooShort: ([waiting, horizon]) =>
    `The waiting time must be at least ${days(horizon / 86_400n)}, because the trigger looks back that far. ${days(waiting)} is too short.`,
  InvalidFeed: () => 'This price feed does not answer as expected. Choose another one.',
  FloorAtClamp: () =>
    'The feed cannot report a price this low: its aggregator has a minimum. Choose another feed or a higher floor.',
  DuplicateProduct: () => 'The same product was chosen twice. Choose each one once.',
  UnknownProduct: () => 'This product does not exist. Choose one on the Cover page.',
  WrongPool: ([product]) => `Product ${product} belongs to another pool. Choose products of one pool.`,
  NothingAnnounced: () =>
    'No change of this product can be applied: none is announced, or it has expired. The curator can announce one.',
  NotReady: ([readyAt, now]) => `The announced change can be applied ${wait(readyAt, now)}.`,
} satisfies Partial<Sentences>;
