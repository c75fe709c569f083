// An own anvil on a spare port with the contracts on it.

import { createServer } from 'node:net';
import { join } from 'node:path';
import { accounts } from '../accounts.mjs';
import { startChain } from '../chain.mjs';
import { must } from '../process.mjs';
import { step } from '../progress.mjs';
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

/** Starts the chain at `genesisTime` and deploys the protocol and its demo; gives the address to reach it. */
export async function startLab(genesisTime: number): Promise<string> {
  const port = await sparePort();
  const rpcUrl = `http://127.0.0.1:${port}`;
  await startChain({ port, rpcUrl, genesisTime, state: undefined, log: 'gas-anvil' });
  const signer = ['--sender', accounts.deployer.address, '--unlocked', '--slow'];
  const script = [
    'script',
    'contracts/script/Deploy.s.sol',
    '--skip',
    'test',
    '--rpc-url',
    rpcUrl,
    '--broadcast',
    ...signer,
  ];
  await step('Deploying the contracts', () =>
    must('The contracts could not be deployed.', 'forge', script, {
      log: 'gas-deploy',
      env: { DEPLOYMENT_FILE: gasDeploymentFile },
    }),
  );
  return rpcUrl;
}
