import { type NextRequest, NextResponse } from 'next/server';
import { CHAIN_COOKIE } from './lib/chains';
import { type Choice, chooseChain } from './lib/server/chain-choice';
import { CHAIN_HEADER, type ServedChain, servedChains, UNKNOWN_CHAIN_HEADER } from './lib/server/chains';
import { walletSources } from './lib/wallet/policy';
import { walletSettings } from './lib/wallet/settings';

const production = process.env.NODE_ENV === 'production';

/** How long a browser stays with the chain it was last shown, in seconds. */
const CHAIN_KEPT = 180 * 86_400;

function contentSecurityPolicy(nonce: string, rpcUrls: string) {
  const { connect, frame, ancestors } = walletSources(walletSettings());
  const directives = {
    'default-src': "'none'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${production ? '' : " 'unsafe-eval'"}`,
    // RainbowKit writes inline styles
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': [`'self' ${rpcUrls}${production ? '' : ' ws:'}`, ...connect].join(' '),
    ...(frame.length > 0 && { 'frame-src': frame.join(' ') }),
    // the loss simulation of /stress runs in a worker
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': ancestors.length > 0 ? ancestors.join(' ') : "'none'",
    'object-src': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

const originsOf = (chains: ServedChain[]) =>
  [...new Set(chains.map(({ facts }) => new URL(facts.rpcUrl).origin))].join(' ');

/** The request as pages and route handlers see it: its chain is decided here and nowhere else. */
function headersFor(request: NextRequest, { chainId, unknown }: Choice): Headers {
  const headers = new Headers(request.headers);
  headers.set(CHAIN_HEADER, String(chainId));
  headers.delete(UNKNOWN_CHAIN_HEADER);
  if (unknown !== null) headers.set(UNKNOWN_CHAIN_HEADER, encodeURIComponent(unknown.slice(0, 40)));
  return headers;
}

export function proxy(request: NextRequest) {
  // read at request time, so that one build serves any chain
  const chains = servedChains();
  const { nextUrl: url, cookies } = request;
  const host = request.headers.get('host');
  const asked = {
    url: host ? new URL(`${url.pathname}${url.search}`, `${url.protocol}//${host}`) : url,
    referer: request.headers.get('referer'),
    cookie: cookies.get(CHAIN_COOKIE)?.value,
  };
  const choice = chooseChain(
    asked,
    chains.map(({ chainId }) => chainId),
  );
  const headers = headersFor(request, choice);
  // route handlers set their own, stricter policy: evidence is served in a sandbox
  if (url.pathname.startsWith('/api/')) return NextResponse.next({ request: { headers } });

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, originsOf(chains));
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (choice.isNamed && chains.length > 1) {
    const kept = { path: '/', sameSite: 'lax', maxAge: CHAIN_KEPT } as const;
    response.cookies.set(CHAIN_COOKIE, String(choice.chainId), kept);
  }
  return response;
}

export const config = { matcher: '/((?!_next/static|_next/image|favicon.ico).*)' };
