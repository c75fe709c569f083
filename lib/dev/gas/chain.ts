// A temporary anvil with the contracts on it.

import { createServer } from 'node:net';
import { join } from 'node:path';
import { deploy, startChain } from '../chain.mjs';
import { root } from '../settings.mjs';

export const gasDeploymentFile = join(root, 'contracts/cache/gas-deployment.json');

function sparePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts the chain at `genesisTime` and deploys the protocol and its demo. Returns the RPC URL. */
export async function startLab(genesisTime: number): Promise<string> {
  const port = await sparePort();
  const rpcUrl = `http://127.0.0.1:${port}`;
  await startChain({ port, rpcUrl, genesisTime, state: undefined, log: 'gas-anvil' });
  await deploy(rpcUrl, gasDeploymentFile, 'gas-deploy');
  return rpcUrl;
}
