// Finds covers of the story, with the days on which they are in force.

import { CHANGES, type Change, COVERS, PRODUCTS, type Purchase } from './story';

export const idOf = (purchase: Purchase) => BigInt(COVERS.indexOf(purchase) + 1);

/** The cover that a change is about. */
export function changed([day, who, product]: Change): Purchase {
  const cover = COVERS.findLast(
    ([bought, holder, covered]) => bought < day && holder === who && covered === product,
  );
  if (!cover) throw new Error(`${who} has no cover of product ${product} on day ${day}.`);
  return cover;
}

const waitingDays = (product: number) => PRODUCTS.find(({ id }) => id === product)?.waitingDays ?? 0;

function endOf(purchase: Purchase, start: number): number {
  const changes = CHANGES.filter((change) => changed(change) === purchase);
  return changes.reduce((end, [day, , , change, by]) => {
    if (change === 'cancel') return Math.floor(day) + 1;
    return change === 'extend' ? end + by : end;
  }, start + purchase[4]);
}

/** Covers of a product that were in force on a day. */
export function inForce(product: number, day: number): Purchase[] {
  return COVERS.filter((purchase) => {
    const [bought, , covered] = purchase;
    const start = Math.floor(bought) + 1 + waitingDays(covered);
    return covered === product && start <= day && day < endOf(purchase, start);
  });
}
