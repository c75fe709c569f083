/** Headers on whose full value an answer depends. */
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

/** Pages that depend on an account or its last transaction are for one reader only. */
const OWN_COOKIES = /(^|;\s*)breakwater\.(account|block)=/;
const CHAIN_COOKIE = /(?:^|;\s*)breakwater\.chain=(\d+)/;

/** Bots get title and description first. */
const BOTS =
  /bot|crawl|spider|google|lighthouse|preview|slurp|yandex|sogou|baidu|tumblr|vkshare|ia_archiver|facebook|whatsapp|yeti/i;

/** Not pages: files that browsers cache anyway, and requests for one reader only. */
const NOT_PAGES = /^\/(_next|api)\/|^\/health$|\.\w+$/;
/** The answer sets the cookie of the named chain. */
const NAMES_CHAIN = /[?&]chain=/;

/** The chain named in the address of the referring page. */
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
