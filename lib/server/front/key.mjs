/** Of these headers an answer depends on every word. */
const DEPENDS_ON = [
  'host',
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
  'x-forwarded-host',
  'x-forwarded-proto',
];

/** What follows an account, or its last transaction, is for one reader alone. */
const OWN_COOKIES = /(^|;\s*)breakwater\.(account|block)=/;
const CHAIN_COOKIE = /(?:^|;\s*)breakwater\.chain=(\d+)/;

/** They get title and description before anything else. */
const BOTS =
  /bot|crawl|spider|google|lighthouse|preview|slurp|yandex|sogou|baidu|tumblr|vkshare|ia_archiver|facebook|whatsapp|yeti/i;

/** Not pages: what a browser keeps anyway, and what is asked by and for one reader. */
const NOT_PAGES = /^\/(_next|api)\/|^\/health$|\.\w+$/;
/** The answer sets the cookie of the chain that is named. */
const NAMES_CHAIN = /[?&]chain=/;

/** The chain that the address of the page names from which the reader comes. */
function chainOfPage({ referer = '', host }) {
  const page = URL.canParse(referer) ? new URL(referer) : null;
  return page && page.host === host ? page.searchParams.get('chain') : null;
}

/**
 * Readers with the same key may share an answer; null for who gets their own.
 * @param {import('node:http').IncomingMessage} request
 */
export function keyOf({ method, url = '/', headers }) {
  const { cookie = '', 'user-agent': agent = '' } = headers;
  if (method !== 'GET' || NOT_PAGES.test(url.split('?')[0] ?? '') || NAMES_CHAIN.test(url)) return null;
  if (OWN_COOKIES.test(cookie) || BOTS.test(agent) || headers.authorization) return null;
  const chains = [CHAIN_COOKIE.exec(cookie)?.[1], chainOfPage(headers)];
  return JSON.stringify([url, chains, DEPENDS_ON.map((name) => headers[name])]);
}
