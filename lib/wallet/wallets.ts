// The wallets of the dialog. Those that announce themselves (EIP-6963) come by themselves; each of the others loads its code
// when it is chosen.

import { getWalletConnectConnector, type Wallet } from '@rainbow-me/rainbowkit';
import { createConnector, injected } from 'wagmi';
import { baseAccount } from 'wagmi/connectors/baseAccount';
import { safe } from 'wagmi/connectors/safe';
import { isInFrame } from './frame';
import type { WalletChoice } from './settings';

const drawn = (stroke: string, paths: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${stroke}" stroke-width="1.75">${paths}</svg>`,
  )}`;

const ICONS = {
  browser: drawn('#0f4c5c', '<rect x="3" y="6" width="18" height="13" rx="2.5"/><path d="M15.5 12.5H21"/>'),
  walletConnect: drawn('#3b99fc', '<path d="M5 10c4-4 10-4 14 0M3 13l4 4 5-5 5 5 4-4"/>'),
  base: drawn('#0052ff', '<rect x="5" y="5" width="14" height="14" rx="1.5"/>'),
  safe: drawn(
    '#121312',
    '<rect x="4" y="4" width="16" height="16" rx="3"/><circle cx="12" cy="12" r="3.5"/>',
  ),
};

/** How long Safe's website may take to say which Safe it shows, in milliseconds. */
const SAFE_ANSWERS_IN = 2_000;

/** A wallet that only sets `window.ethereum`. */
const browserWallet = (): Wallet => ({
  id: 'injected',
  name: 'Browser wallet',
  iconBackground: '#faf8f4',
  iconUrl: ICONS.browser,
  hidden: () => !('ethereum' in window),
  createConnector: (details) => createConnector((config) => ({ ...injected()(config), ...details })),
});

const walletConnectWallet = (projectId: string) => (): Wallet => {
  const create = getWalletConnectConnector({ projectId });
  return {
    // RainbowKit adds WalletConnect's own dialog to the id `walletConnect`
    id: 'phone',
    name: 'WalletConnect',
    iconBackground: '#faf8f4',
    iconUrl: ICONS.walletConnect,
    qrCode: { getUri: (uri) => uri },
    mobile: { getUri: (uri) => uri },
    createConnector: (details) =>
      // its setup would load its code before anybody asks for it
      createConnector((config) => ({ ...create(details)(config), setup: async () => undefined })),
  };
};

const baseWallet = (): Wallet => ({
  id: 'baseAccount',
  name: 'Base Account',
  iconBackground: '#faf8f4',
  iconUrl: ICONS.base,
  createConnector: (details) =>
    createConnector((config) => ({
      ...baseAccount({ appName: 'Breakwater', preference: { telemetry: false } })(config),
      ...details,
    })),
});

/** Only inside Safe{Wallet}, which shows the app in a frame. */
const safeWallet = (): Wallet => ({
  id: 'safe',
  name: 'Safe',
  iconBackground: '#12ff80',
  iconUrl: ICONS.safe,
  hidden: () => !isInFrame(),
  createConnector: (details) =>
    createConnector((config) => ({
      ...safe({ unstable_getInfoTimeout: SAFE_ANSWERS_IN })(config),
      ...details,
    })),
});

export const walletsOf = ({ walletConnectId, hasBaseAccount, isSafeApp }: WalletChoice) => [
  ...(isSafeApp ? [safeWallet] : []),
  browserWallet,
  ...(walletConnectId ? [walletConnectWallet(walletConnectId)] : []),
  ...(hasBaseAccount ? [baseWallet] : []),
];
