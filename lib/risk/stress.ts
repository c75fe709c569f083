/** Who would pay a loss, as `PoolLens.stressTest` returns it. Asset units. */
export type StressResult = {
  loss: bigint;
  fromReserve: bigint;
  fromCapital: bigint;
  /** Paid from exits that are still chargeable. */
  fromExits: bigint;
  /** Paid from gains that are not yet streamed. */
  fromGains: bigint;
  /** The part that no money is left for: every payout is cut by the same share. */
  unpaid: bigint;
  capitalLeft: bigint;
  /** Stress capital that the remaining cover needs. */
  requiredLeft: bigint;
};

/** Loss and unpaid part over all pools that hold the same asset. */
export type StressTotal = { symbol: string; decimals: number; loss: bigint; unpaid: bigint; pools: number };

type Tested = {
  pool: { asset: { address: string; symbol: string; decimals: number } };
  result: Pick<StressResult, 'loss' | 'unpaid'> | null;
};

/** The cost of an event over all pools, one total for each asset, because assets cannot be added. */
export function totalsOf(tests: readonly Tested[]): StressTotal[] {
  const totals = new Map<string, StressTotal>();
  for (const { pool, result } of tests) {
    if (result === null) continue;
    const { address, symbol, decimals } = pool.asset;
    const before = totals.get(address) ?? { symbol, decimals, loss: 0n, unpaid: 0n, pools: 0 };
    totals.set(address, {
      ...before,
      loss: before.loss + result.loss,
      unpaid: before.unpaid + result.unpaid,
      pools: before.pools + 1,
    });
  }
  return [...totals.values()];
}
