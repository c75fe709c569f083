import type { Address } from 'viem';
import { isInFrame } from './frame';

/** Holds the connected account, so that the server can render that account's figures into the first HTML. */
export const SESSION_COOKIE = 'breakwater.account';

/** A browser keeps a cookie of a page in another site's frame only in a part of its own. */
const scope = () => `path=/;${isInFrame() ? 'samesite=none;secure;partitioned' : 'samesite=lax'}`;

export function storeSession(account: Address): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the CookieStore API is not in every browser
  document.cookie = `${SESSION_COOKIE}=${account};${scope()}`;
}

export function endSession(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the CookieStore API is not in every browser
  document.cookie = `${SESSION_COOKIE}=;max-age=-1;${scope()}`;
}
