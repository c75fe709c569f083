/** `connect` chooses a wallet, `account` shows the connected one and disconnects it. */
export type WalletDialog = 'connect' | 'account';

const MARK = 'data-opens-wallet';

/** Props of a button that opens a wallet dialog. Clicks are handled at the document, so they also count before the button is
 * hydrated and before the app's code is loaded. */
export const opensWallet = (dialog: WalletDialog) => ({ [MARK]: dialog });

declare global {
  interface Window {
    /** The button that was clicked last, until its click is handled. */
    pressedForWallet?: Element | undefined;
  }
}

/** Inline script that runs before the app's code and remembers the last click on a wallet button. */
export const CLICK_SCRIPT = `document.addEventListener('click',e=>{const b=e.target.closest('[${MARK}]');if(b)window.pressedForWallet=b})`;

/** The wallet button in the header. */
export const walletButton = (): HTMLElement | null => document.querySelector(`[${MARK}]`);

type Hear = (dialog: WalletDialog, button: Element) => void;

function takeEarly(): Element | undefined {
  const button = window.pressedForWallet;
  delete window.pressedForWallet;
  return button;
}

/**
 * Handles clicks on wallet buttons from now on, and the last one before. Returns a function that stops it. Later clicks do not
 * need the inline script: a page that the browser renders alone, such as one for an unknown address, has none.
 */
export function hearClicks(hear: Hear): () => void {
  const handle = (button: Element | null | undefined) => {
    if (button?.isConnected && button.getAttribute('aria-disabled') !== 'true')
      hear(button.getAttribute(MARK) === 'account' ? 'account' : 'connect', button);
  };
  const listen = ({ target }: MouseEvent) => {
    takeEarly();
    handle(target instanceof Element ? target.closest(`[${MARK}]`) : null);
  };
  handle(takeEarly());
  document.addEventListener('click', listen);
  return () => document.removeEventListener('click', listen);
}
