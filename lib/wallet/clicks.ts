/** The dialogs that a wallet has: where one is chosen, and where it is left. */
export type WalletDialog = 'connect' | 'account';

const MARK = 'data-opens-wallet';

/** For a button that opens a dialog of wallets. Its click is heard at the document, so it counts before React has taken the button
 * over, and before the app's code is there. */
export const opensWallet = (dialog: WalletDialog) => ({ [MARK]: dialog });

declare global {
  interface Window {
    /** What was pressed and nobody has heard yet. */
    pressedForWallet?: Element | undefined;
  }
}

/** Runs as the page begins, long before the app's code: it remembers what was pressed last. */
export const CLICK_SCRIPT = `document.addEventListener('click',e=>{const b=e.target.closest('[${MARK}]');if(b)window.pressedForWallet=b})`;

/** The one in the header, which every page has. */
export const walletButton = (): HTMLElement | null => document.querySelector(`[${MARK}]`);

type Hear = (dialog: WalletDialog, button: Element) => void;

/** Hears the clicks from now on, and the last one of before. Returns what ends it. */
export function hearClicks(hear: Hear): () => void {
  const listen = () => {
    const button = window.pressedForWallet;
    delete window.pressedForWallet;
    if (button?.isConnected && button.ariaDisabled !== 'true')
      hear(button.getAttribute(MARK) === 'account' ? 'account' : 'connect', button);
  };
  listen();
  // after the script's own listener
  document.addEventListener('click', listen);
  return () => document.removeEventListener('click', listen);
}
