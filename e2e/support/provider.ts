import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { startProvider } from '@/lib/dev/provider.mjs';
import { chainEnv } from '@/lib/dev/settings.mjs';
import { startSite } from '@/lib/dev/site.mjs';

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Calls in one request that a provider's free plan may take. */
const FREE_PLAN_BATCH = 3;

type Provider = Awaited<ReturnType<typeof startProvider>>;
export type AppBehindProvider = { url: string; provider: Provider; stop: () => Promise<void> };

/** The built app behind an ordinary provider: limits, latency, faults, a lagging node. */
export async function startAppBehindProvider(rpcUrl: string, name: string): Promise<AppBehindProvider> {
  const provider = await startProvider({ target: rpcUrl, batch: FREE_PLAN_BATCH });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  // as on a public chain: its head is at most a second old and never goes back
  const env = { ...chainEnv(provider.url), LOCAL_CHAIN: '0' };
  const site = await startSite({ port, url, env, log: `${name}-provider-next` });
  const stop = async () => {
    site.child.kill('SIGTERM');
    await site.done;
    provider.close();
  };
  return { url, provider, stop };
}
