// Chains with the built app, all removed when they stop.

import { deploy, seed, startChain } from './chain.mjs';
import { forgetHistory, runIndexer } from './indexer.mjs';
import { prepare } from './prepare.mjs';
import { requireFreePort } from './process.mjs';
import { chainEnv } from './settings.mjs';
import { buildSite, startSite } from './site.mjs';

async function raiseChain({ name, chainPort, rpcUrl, genesisTime, isSeeded = true }) {
  const chain = await startChain({ port: chainPort, rpcUrl, genesisTime, log: `${name}-anvil` });
  await deploy(rpcUrl);
  if (isSeeded) await seed(rpcUrl);
  return chain;
}

/** One after the other, because all write the same deployment file, with the same content. */
async function raiseChains(stacks) {
  const chains = [];
  for (const stack of stacks) chains.push(await raiseChain(stack));
  return chains;
}

/** Starts an indexer for the stacks that want one. The others read the chain. */
function startIndexers(stacks) {
  for (const { name, isIndexed, indexerPort, rpcUrl } of stacks) {
    if (!isIndexed) continue;
    forgetHistory(name);
    runIndexer({ stack: name, port: indexerPort, env: chainEnv(rpcUrl), log: `${name}-indexer` });
  }
}

/** `appRpcUrl` is the chain's URL for the app, if it differs from that of the scripts. */
function openSite({ name, appPort, appUrl, rpcUrl, appRpcUrl = rpcUrl, isIndexed, indexerUrl, env = {} }) {
  const history = isIndexed ? { INDEXER_URL: indexerUrl } : {};
  const settings = { ...chainEnv(appRpcUrl), ...history, ...env };
  return startSite({ port: appPort, url: appUrl, env: settings, log: `${name}-next` });
}

export async function startStacks(stacks) {
  for (const { chainPort, appPort, isIndexed, indexerPort } of stacks) {
    if (isIndexed) await requireFreePort(indexerPort, 'INDEXER_PORT');
    await requireFreePort(chainPort, 'CHAIN_PORT');
    await requireFreePort(appPort, 'PORT');
  }
  await prepare();
  const raised = raiseChains(stacks).then((chains) => {
    startIndexers(stacks);
    return chains;
  });
  const [chains] = await Promise.all([raised, buildSite(stacks[0].rpcUrl)]);
  const sites = await Promise.all(stacks.map(openSite));
  return { ended: Promise.race([...chains, ...sites].map(({ done }) => done)) };
}

export const startStack = (stack) => startStacks([stack]);
