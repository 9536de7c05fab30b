import { QueryClient } from '@tanstack/react-query';

/**
 * The cache of what the replica answered. An answer never grows old by itself: the replica says when something
 * changed. `networkMode` is `always` because no read leaves this machine, so being offline must not pause one.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}
