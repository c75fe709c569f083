/** Decides which requests fail, from a seeded sequence, so that a run can be repeated. */
export function faultSequence(rules) {
  let state = rules.seed >>> 0;
  // mulberry32
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const oneIn = (many) => random() * many < 1 && many > 0;
  return {
    next: () => ({
      isLimited: oneIn(rules.limited),
      isBroken: oneIn(rules.broken),
      isLagging: oneIn(rules.lagging),
      cutsJson: oneIn(2),
    }),
  };
}
