// A page that follows a transaction shows it: the browser says in a cookie that it has just sent one.

export const ACTED_COOKIE = 'breakwater-acted';
const SECONDS = 10;

/** For the browser, once a transaction is in a block. */
export function rememberAct() {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${ACTED_COOKIE}=1; path=/; max-age=${SECONDS}; samesite=lax`;
}
