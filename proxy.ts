import { type NextRequest, NextResponse } from 'next/server';

const production = process.env.NODE_ENV === 'production';

function contentSecurityPolicy(nonce: string, rpcUrl: string) {
  const directives = {
    'default-src': "'none'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${production ? '' : " 'unsafe-eval'"}`,
    // RainbowKit writes inline styles
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': `'self' ${rpcUrl}${production ? '' : ' ws:'}`,
    // the loss simulation of /stress runs in a worker
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

export function proxy(request: NextRequest) {
  // read at request time, so that one build serves any chain address
  const rpcUrl = process.env.PUBLIC_RPC_URL ?? 'http://127.0.0.1:8545';
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, new URL(rpcUrl).origin);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

// route handlers set their own, stricter policy: evidence is served in a sandbox
export const config = { matcher: '/((?!api/|_next/static|_next/image|favicon.ico).*)' };
