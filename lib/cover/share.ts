/** Steps of the slider that chooses a share of what is available. */
export const STEPS = 100;

/** The step at which the form begins. */
export const FIRST_STEP = 10;

/** The slider position that is nearest to an amount. */
export const stepOf = (amount: bigint, capacity: bigint): number =>
  capacity === 0n ? 0 : Math.min(STEPS, Number((amount * BigInt(STEPS) + capacity / 2n) / capacity));

/** A slider position as an amount without a tail of digits; its end is the capacity to the unit. */
export function amountAt(step: number, capacity: bigint, decimals: number): bigint {
  if (step >= STEPS) return capacity;
  const unit = 10n ** BigInt(decimals);
  const exact = (capacity * BigInt(step)) / BigInt(STEPS);
  return exact > unit ? (exact / unit) * unit : exact;
}
