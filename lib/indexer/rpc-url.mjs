/** A demo chain can be created again, so nothing read from it may be cached for the next one. */
export const DEMO_CHAIN = 31337;

/**
 * The indexer's RPC URL of a chain, from the app's variables: RPC_URL_<chainId>, or RPC_URL for the chain of CHAIN_ID.
 * @param {number} chainId
 * @param {Record<string, string | undefined>} env
 */
export function rpcUrlOf(chainId, env) {
  const own = env[`RPC_URL_${chainId}`];
  if (own) return own;
  return chainId === Number(env.CHAIN_ID ?? DEMO_CHAIN) ? env.RPC_URL : undefined;
}
