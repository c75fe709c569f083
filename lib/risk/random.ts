/** Returns uniform numbers in [0, 1). */
export type Random = () => number;

const rotate = (value: number, bits: number) => (value << bits) | (value >>> (32 - bits));

/** Spreads a seed over the generator's state (splitmix32), so that neighbouring seeds give unrelated numbers. */
function splitmix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
}

/** xoshiro128**, 53 bits a number. The same seed gives the same numbers, so that a result can be repeated. */
export function randomFrom(seed: number): Random {
  const next = splitmix(seed);
  let [a, b, c, d] = [next(), next(), next(), next()];
  const word = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  return () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) / 2 ** 53;
}

/** Turns uniform numbers into standard normal ones (Box and Muller). They come in pairs; the second is kept for the next call. */
export function normalFrom(random: Random): () => number {
  let kept: number | null = null;
  return () => {
    if (kept !== null) {
      const value = kept;
      kept = null;
      return value;
    }
    // 1 - u is never 0
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
