// What TanStack Query brings to the browser. Loaded by whoever first asks for something: most pages never do without a wallet.

import { QueryClient } from '@tanstack/react-query';

export { QueryObserver } from '@tanstack/react-query';

const create = () => new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: 1 } } });

let shared: QueryClient | undefined;

/** One for the browser; a fresh one on the server, where it would be shared between people. */
export function browserQueryClient(): QueryClient {
  if (typeof window === 'undefined') return create();
  shared ??= create();
  return shared;
}
