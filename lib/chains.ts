import { type Chain, defineChain, type Hash } from 'viem';

type Currency = { name: string; symbol: string; decimals: number };

/** What people, browsers and wallets are told of a chain. */
export type ChainFacts = {
  chainId: number;
  name: string;
  currency: Currency;
  /** Address of its block explorer, where it has one. */
  explorer: string | null;
  rpcUrl: string;
};

export const ETHER: Currency = { name: 'Ether', symbol: 'ETH', decimals: 18 };

/** A chain as viem and wagmi know it. */
export const chainOf = ({
  chainId,
  rpcUrl,
  name = `Chain ${chainId}`,
  currency = ETHER,
  explorer = null,
}: Pick<ChainFacts, 'chainId' | 'rpcUrl'> & Partial<ChainFacts>): Chain =>
  defineChain({
    id: chainId,
    name,
    nativeCurrency: currency,
    rpcUrls: { default: { http: [rpcUrl] } },
    ...(explorer && { blockExplorers: { default: { name: 'Block explorer', url: explorer } } }),
  });

/** Where a transaction can be looked at; null on a chain without a block explorer. */
export const transactionUrl = ({ explorer }: Pick<ChainFacts, 'explorer'>, hash: Hash): string | null =>
  explorer && `${explorer.replace(/\/$/, '')}/tx/${hash}`;

/** The chain of a link, of a page and of its browser's last page. */
export const CHAIN_PARAM = 'chain';
export const CHAIN_COOKIE = 'breakwater.chain';

/** The block that the browser's last transaction is in. */
export const SEEN_COOKIE = 'breakwater.block';

export const seenBlockOf = (chainId: number, block: bigint): string => `${chainId}.${block}`;

/** Zero when nothing was seen on the chain. */
export function parseSeenBlock(text: string | undefined, chainId: number): bigint {
  const [, chain, block] = /^(\d{1,16})\.(\d{1,20})$/.exec(text ?? '') ?? [];
  return chain === String(chainId) && block ? BigInt(block) : 0n;
}
