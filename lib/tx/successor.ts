import type { Address, PublicClient, Transaction } from 'viem';

type Search = { from: Address; nonce: number; since: number };

const isSame = (a: Address, b: Address) => a.toLowerCase() === b.toLowerCase();

/** The mined transaction that used a nonce of an account; null when the node no longer knows the states to search in. */
export async function successorOf(
  client: PublicClient,
  { from, nonce, since }: Search,
): Promise<Transaction | null> {
  try {
    let low = BigInt(since);
    let high = await client.getBlockNumber({ cacheTime: 0 });
    while (low < high) {
      const middle = (low + high) / 2n;
      const used = await client.getTransactionCount({ address: from, blockNumber: middle });
      if (used > nonce) high = middle;
      else low = middle + 1n;
    }
    const { transactions } = await client.getBlock({ blockNumber: high, includeTransactions: true });
    return transactions.find((one) => isSame(one.from, from) && one.nonce === nonce) ?? null;
  } catch {
    return null;
  }
}
