// A temporary chain for one file of unit tests.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import {
  createPublicClient,
  createTestClient,
  http,
  type PublicClient,
  publicActions,
  walletActions,
} from 'viem';
import { foundry } from 'viem/chains';
import { requireTool } from './process.mjs';

/** A free port. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

const clientOf = (rpcUrl: string) =>
  createTestClient({ mode: 'anvil', chain: foundry, transport: http(rpcUrl), pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions);

export type TestChain = {
  id: number;
  client: ReturnType<typeof clientOf>;
  /** A client with the app's settings. */
  reader: PublicClient;
  stop: () => void;
};

export async function startTestChain({ mines = true } = {}): Promise<TestChain> {
  const anvil = requireTool('anvil', 'run `npm install`.');
  const port = await freePort();
  const args = ['--port', String(port), '--silent', ...(mines ? [] : ['--no-mining'])];
  const child = spawn(anvil, args, { stdio: 'ignore' });
  const rpcUrl = `http://127.0.0.1:${port}`;
  const client = clientOf(rpcUrl);
  for (let look = 0; look < 200; look++) {
    if (await client.getChainId().catch(() => null)) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const reader = createPublicClient({ chain: foundry, transport: http(rpcUrl), pollingInterval: 20 });
  return { id: foundry.id, client, reader, stop: () => child.kill() };
}
