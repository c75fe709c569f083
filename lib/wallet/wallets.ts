// The wallets of the dialog. Those that announce themselves (EIP-6963) come by themselves; each of the others loads its code
// when it is chosen. They are made without RainbowKit, whose code is loaded when a dialog is opened: it lists what it finds
// described under `rkDetails`.

import type { Wallet as Described } from '@rainbow-me/rainbowkit';
import { type CreateConnectorFn, createConnector, injected } from 'wagmi';
import { baseAccount } from 'wagmi/connectors/baseAccount';
import { safe } from 'wagmi/connectors/safe';
import { walletConnect } from 'wagmi/connectors/walletConnect';
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

type Wallet = Omit<Described, 'createConnector' | 'hidden'> & {
  connector: CreateConnectorFn;
  /** Whether it can work here; it is not offered otherwise. */
  isOffered?: () => boolean;
};

/** A wallet that only sets `window.ethereum`. */
const browserWallet = (): Wallet => ({
  id: 'injected',
  name: 'Browser wallet',
  iconBackground: '#faf8f4',
  iconUrl: ICONS.browser,
  isOffered: () => 'ethereum' in window,
  connector: injected(),
});

const walletConnectWallet = (projectId: string): Wallet => ({
  // RainbowKit adds WalletConnect's own dialog to the id `walletConnect`
  id: 'phone',
  name: 'WalletConnect',
  iconBackground: '#faf8f4',
  iconUrl: ICONS.walletConnect,
  qrCode: { getUri: (uri) => uri },
  mobile: { getUri: (uri) => uri },
  connector: (config) => ({
    ...walletConnect({
      projectId,
      showQrModal: false,
      telemetryEnabled: false,
      // RainbowKit's id, so that earlier sessions remain
      customStoragePrefix: 'clientTwo',
    })(config),
    // its setup would load its code too early
    setup: async () => undefined,
  }),
});

const baseWallet = (): Wallet => ({
  id: 'baseAccount',
  name: 'Base Account',
  iconBackground: '#faf8f4',
  iconUrl: ICONS.base,
  connector: baseAccount({ appName: 'Breakwater', preference: { telemetry: false } }),
});

/** Only inside Safe{Wallet}, which shows the app in a frame. */
const safeWallet = (): Wallet => ({
  id: 'safe',
  name: 'Safe',
  iconBackground: '#12ff80',
  iconUrl: ICONS.safe,
  isOffered: isInFrame,
  connector: safe({ unstable_getInfoTimeout: SAFE_ANSWERS_IN }),
});

/** The connectors of a configuration, with their appearance in the dialog. */
export function connectorsOf({
  walletConnectId,
  hasBaseAccount,
  isSafeApp,
}: WalletChoice): CreateConnectorFn[] {
  const wallets = [
    ...(isSafeApp ? [safeWallet()] : []),
    browserWallet(),
    ...(walletConnectId ? [walletConnectWallet(walletConnectId)] : []),
    ...(hasBaseAccount ? [baseWallet()] : []),
  ].filter(({ isOffered }) => isOffered?.() ?? true);
  return wallets.map(({ connector, isOffered: _, ...shown }, index) => {
    const rkDetails = { ...shown, groupIndex: 1, groupName: 'Wallets', index, isRainbowKitConnector: true };
    return createConnector((config) => ({ ...connector(config), rkDetails }));
  });
}
