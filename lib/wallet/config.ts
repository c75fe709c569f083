import { connectorsForWallets, type Wallet } from '@rainbow-me/rainbowkit';
import { hexToBigInt, isHex, type Transport } from 'viem';
import { type Config, createConfig, createConnector, createStorage, http, injected } from 'wagmi';
import { localStore } from '../browser-storage';
import { type ChainFacts, chainOf, SEEN_COOKIE, seenBlockOf } from '../chains';
import type { Network } from './network';

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#0f4c5c" stroke-width="1.75"><rect x="3" y="6" width="18" height="13" rx="2.5"/><path d="M15.5 12.5H21"/></svg>',
)}`;

/** A wallet that only sets `window.ethereum`. Wallets that announce themselves (EIP-6963) are found without this. */
const browserWallet = (): Wallet => ({
  id: 'injected',
  name: 'Browser wallet',
  iconBackground: '#faf8f4',
  iconUrl: ICON,
  hidden: () => !('ethereum' in window),
  createConnector: (details) => createConnector((config) => ({ ...injected()(config), ...details })),
});

/** Questions in one request: ordinary providers take no more. */
const BATCH_SIZE = 10;

/** Long enough for a node that is late to catch up, in seconds. */
const SEEN_FOR = 60;

/** The server does not show an older page than the block of a transaction that this browser has seen confirmed. */
function rememberBlock(chainId: number, receipt: unknown) {
  if (typeof receipt !== 'object' || receipt === null || !('blockNumber' in receipt)) return;
  const { blockNumber } = receipt;
  if (!isHex(blockNumber)) return;
  const seen = seenBlockOf(chainId, hexToBigInt(blockNumber));
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${SEEN_COOKIE}=${seen}; path=/; samesite=lax; max-age=${SEEN_FOR}`;
}

function transportOf({ chainId, rpcUrl }: ChainFacts): Transport {
  const toNode = http(rpcUrl, { batch: { batchSize: BATCH_SIZE, wait: 0 }, retryCount: 4 });
  return (parameters) => {
    const transport = toNode(parameters);
    const request = (async (question) => {
      const answer = await transport.request(question);
      if (question.method === 'eth_getTransactionReceipt') rememberBlock(chainId, answer);
      return answer;
    }) as typeof transport.request;
    return { ...transport, request };
  };
}

export function createWalletConfig(network: Network): Config {
  const chains = [network, ...network.others];
  return createConfig({
    chains: [chainOf(network), ...network.others.map(chainOf)],
    connectors: connectorsForWallets([{ groupName: 'Wallets', wallets: [browserWallet] }], {
      appName: 'Breakwater',
      projectId: '',
    }),
    multiInjectedProviderDiscovery: true,
    storage: createStorage({ key: 'breakwater.wallet', storage: localStore }),
    transports: Object.fromEntries(chains.map((chain) => [chain.chainId, transportOf(chain)])),
    pollingInterval: 1_000,
  });
}
