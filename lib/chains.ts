import { type Chain, defineChain } from 'viem';

const NAMES: Record<number, string> = {
  1: 'Ethereum',
  10: 'OP Mainnet',
  8453: 'Base',
  42161: 'Arbitrum One',
  84532: 'Base Sepolia',
  11155111: 'Sepolia',
  31337: 'Breakwater demo',
};

export const chainName = (chainId: number): string => NAMES[chainId] ?? `Chain ${chainId}`;

/** The one chain that the app talks to. */
export const chainOf = ({ chainId, rpcUrl }: { chainId: number; rpcUrl: string }): Chain =>
  defineChain({
    id: chainId,
    name: chainName(chainId),
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
