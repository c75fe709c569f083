// Stands in for WalletConnect's own dialog, 220 MB of packages that the app does not use: it shows the code in its own.
export const createAppKit = (): never => {
  throw new Error('The app shows WalletConnect’s code itself.');
};
