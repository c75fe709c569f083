// A chain with the demo's history and the built app, both forgotten when they stop.

import { deploy, seed, startChain } from './chain.mjs';
import { prepare } from './prepare.mjs';
import { requireFreePort } from './process.mjs';
import { chainEnv } from './settings.mjs';
import { buildSite, startSite } from './site.mjs';

/** `appRpcUrl` lets the app see the chain through another address than the scripts. */
export async function startStack({ appPort, appUrl, chainPort, rpcUrl, appRpcUrl = rpcUrl, name }) {
  await requireFreePort(chainPort, 'CHAIN_PORT');
  await requireFreePort(appPort, 'PORT');
  await prepare();
  const chain = await startChain({ port: chainPort, rpcUrl, log: `${name}-anvil` });
  await Promise.all([deploy(rpcUrl).then(() => seed(rpcUrl)), buildSite(rpcUrl)]);
  const site = await startSite({ port: appPort, url: appUrl, env: chainEnv(appRpcUrl), log: `${name}-next` });
  return { ended: Promise.race([chain.done, site.done]) };
}
