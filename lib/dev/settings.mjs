import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const local = join(root, '.local');
export const logs = join(local, 'logs');
export const deploymentFile = join(root, 'contracts/deployments/31337.json');

export const chainId = 31337;
/** A new demo chain begins this long ago, so that the seed can give it a past. */
export const historyDays = 90;

/** Port numbers and the addresses made of them; tests pass their own defaults. */
export function endpoints(defaults = { app: 3000, chain: 8545 }) {
  const appPort = Number(process.env.PORT ?? defaults.app);
  const chainPort = Number(process.env.CHAIN_PORT ?? defaults.chain);
  return {
    appPort,
    chainPort,
    appUrl: `http://localhost:${appPort}`,
    rpcUrl: `http://127.0.0.1:${chainPort}`,
  };
}

export const e2eEndpoints = () => endpoints({ app: 28300, chain: 28545 });

/** What the app and the scripts read: the chain as the server and as the browser reach it. */
export function chainEnv(rpcUrl) {
  return { RPC_URL: rpcUrl, PUBLIC_RPC_URL: rpcUrl };
}

mkdirSync(logs, { recursive: true });
