'use client';

import type { QueryKey, QueryObserverOptions } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';

type Library = typeof import('@/lib/query-client');

let loading: Promise<Library> | undefined;
const load = (): Promise<Library> => {
  loading ??= import('@/lib/query-client').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

/** Repeats all queries of this page. */
export async function refreshQueries(): Promise<void> {
  // without the loaded library, there are no queries
  if (loading) await (await loading).browserQueryClient().invalidateQueries();
}

type Question<Value> = Pick<
  QueryObserverOptions<Value>,
  'placeholderData' | 'refetchInterval' | 'refetchOnWindowFocus' | 'retry' | 'staleTime'
> & {
  queryKey: QueryKey;
  queryFn: () => Promise<Value>;
  isEnabled?: boolean;
  /** The server's answer, and for how many milliseconds it stays fresh. */
  first?: { data: Value; lasts: number } | undefined;
};

export type Answer<Value> = {
  data: Value | undefined;
  error: Error | null;
  /** Whether the data is the answer to the previous query. */
  isPlaceholderData: boolean;
  dataUpdatedAt: number;
};

/** The library, once there is something to query. */
function useLibrary(isWanted: boolean, waits: number): Library | null {
  const [library, setLibrary] = useState<Library | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const take = (loaded: Library) => setLibrary(() => loaded);
    const timer = setTimeout(() => load().then(take, () => undefined), waits);
    return () => clearTimeout(timer);
  }, [isWanted, waits]);
  return library;
}

const never = () => () => undefined;

/** TanStack's `useQuery`. Its code is loaded with the first query, not with the page. */
export function useQuery<Value>(question: Question<Value>): Answer<Value> {
  const { isEnabled = true, first, ...asked } = question;
  const library = useLibrary(isEnabled, first?.lasts ?? 0);
  const [openedAt] = useState(() => Date.now());
  const optionsOf = ({ browserQueryClient }: Library) =>
    browserQueryClient().defaultQueryOptions<Value, Error, Value, Value, QueryKey>({
      ...asked,
      enabled: isEnabled,
      ...(first ? { initialData: () => first.data, initialDataUpdatedAt: openedAt } : {}),
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: its options follow by themselves
  const observer = useMemo(
    () => library && new library.QueryObserver(library.browserQueryClient(), optionsOf(library)),
    [library],
  );
  const subscribe = useMemo(
    () =>
      observer
        ? (listener: () => void) => {
            const unsubscribe = observer.subscribe(listener);
            observer.updateResult();
            return unsubscribe;
          }
        : never,
    [observer],
  );
  const options = library && optionsOf(library);
  const result = observer && options ? observer.getOptimisticResult(options) : null;
  useEffect(() => {
    if (observer && options) observer.setOptions(options);
  }, [observer, options]);
  useSyncExternalStore(
    subscribe,
    () => observer?.getCurrentResult() ?? null,
    () => null,
  );
  return (
    result ?? {
      data: first?.data,
      error: null,
      isPlaceholderData: false,
      dataUpdatedAt: first ? openedAt : 0,
    }
  );
}
