import { connectorsForWallets, type Wallet } from '@rainbow-me/rainbowkit';
import { type Config, createConfig, createConnector, createStorage, http, injected } from 'wagmi';
import { localStore } from '../browser-storage';
import { chainOf } from '../chains';
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

export function createWalletConfig({ chainId, rpcUrl }: Network): Config {
  const chain = chainOf({ chainId, rpcUrl });
  return createConfig({
    chains: [chain],
    connectors: connectorsForWallets([{ groupName: 'Wallets', wallets: [browserWallet] }], {
      appName: 'Breakwater',
      projectId: '',
    }),
    multiInjectedProviderDiscovery: true,
    storage: createStorage({ key: 'breakwater.wallet', storage: localStore }),
    transports: { [chain.id]: http(rpcUrl, { batch: { batchSize: 50, wait: 0 } }) },
    pollingInterval: 1_000,
  });
}
