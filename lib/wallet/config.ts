import { connectorsForWallets, type Wallet } from '@rainbow-me/rainbowkit';
import { type Config, createConfig, createConnector, createStorage, http, injected } from 'wagmi';
import { localStore } from '../browser-storage';
import { type ChainFacts, chainOf } from '../chains';
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

const transportOf = ({ rpcUrl }: ChainFacts) =>
  http(rpcUrl, { batch: { batchSize: BATCH_SIZE, wait: 0 }, retryCount: 4 });

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
