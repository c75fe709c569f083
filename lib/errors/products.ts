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
    'This contract is not a market signal that answers. Name another one, or list the product without.',
  InvalidTrigger: () => 'This contract is not a trigger that answers. Name another one.',
  WaitTooShort: ([waiting, horizon]) =>
    `Cover of this product must wait ${days(horizon / 86_400n)} before it begins, as long as its trigger looks back; ${days(waiting)} is too short.`,
  InvalidFeed: () => 'This price feed does not answer as expected. Name another one.',
  FloorAtClamp: () =>
    'The feed cannot report a price this low: its aggregator has a minimum. Choose another feed or a higher floor.',
  DuplicateProduct: () => 'The same product was chosen twice. Choose each one once.',
  UnknownProduct: () => 'This product does not exist. Choose one on the Cover page.',
  WrongPool: ([product]) => `Product ${product} belongs to another pool. Choose products of one pool.`,
  NothingAnnounced: () => 'No change of this product is announced. The curator announces it first.',
  NotReady: ([readyAt, now]) => `The announced change can be applied ${wait(readyAt, now)}.`,
} satisfies Partial<Sentences>;
