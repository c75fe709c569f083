/** A demo chain is made anew at will: nothing that was read of it is of use to the next one. */
export const DEMO_CHAIN = 31337;

/**
 * Where the indexer reaches a chain. The same names as the app's: RPC_URL_<chainId>, or RPC_URL for the chain of CHAIN_ID.
 * @param {number} chainId
 * @param {Record<string, string | undefined>} env
 */
export function rpcUrlOf(chainId, env) {
  const own = env[`RPC_URL_${chainId}`];
  if (own) return own;
  return chainId === Number(env.CHAIN_ID ?? DEMO_CHAIN) ? env.RPC_URL : undefined;
}
