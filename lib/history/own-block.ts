// A page that follows a transaction shows it: the browser says in a cookie which block that was in.

export const OWN_BLOCK_COOKIE = 'breakwater-block';
const SECONDS = 30;

export const blockFrom = (text: string | undefined): number =>
  text && /^\d{1,15}$/.test(text) ? Number(text) : 0;

/** For the browser, once a transaction is confirmed. */
export function rememberOwnBlock(block: bigint) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${OWN_BLOCK_COOKIE}=${block}; path=/; max-age=${SECONDS}; samesite=lax`;
}
