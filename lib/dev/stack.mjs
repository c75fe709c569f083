// Chains with the built app, all removed when they stop.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deploy, seed, startChain } from './chain.mjs';
import { forgetHistory, runIndexer } from './indexer.mjs';
import { prepare } from './prepare.mjs';
import { Failure, requireFreePort } from './process.mjs';
import { chainEnv, deploymentFile, local } from './settings.mjs';
import { buildSite, startSite } from './site.mjs';

/** The app and the tests read the file of the seeded chain; the addresses are the same on all chains. */
const deploymentOf = ({ name, isSeeded = true }) =>
  isSeeded ? deploymentFile : join(local, `${name}-deployment.json`);

async function raiseChain(stack) {
  const { name, chainPort, rpcUrl, genesisTime, isSeeded = true } = stack;
  const chain = await startChain({ port: chainPort, rpcUrl, genesisTime, log: `${name}-anvil` });
  await deploy(rpcUrl, deploymentOf(stack), `${name}-deploy`);
  if (isSeeded) await seed(rpcUrl);
  return chain;
}

function addressesIn(file) {
  const { blockNumber: _, ...addresses } = JSON.parse(readFileSync(file, 'utf8'));
  return JSON.stringify(addresses);
}

/** All at once: one deployment alone leaves a processor idle. */
async function raiseChains(stacks) {
  const chains = await Promise.all(stacks.map(raiseChain));
  const odd = stacks.map(deploymentOf).find((file) => addressesIn(file) !== addressesIn(deploymentFile));
  if (odd) throw new Failure(`${odd} has other addresses than ${deploymentFile}.`);
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
  if (!process.env.PREPARED) await prepare();
  const raised = raiseChains(stacks).then((chains) => {
    startIndexers(stacks);
    return chains;
  });
  const [chains] = await Promise.all([raised, buildSite(stacks[0].rpcUrl)]);
  const sites = await Promise.all(stacks.map(openSite));
  return { ended: Promise.race([...chains, ...sites].map(({ done }) => done)) };
}

export const startStack = (stack) => startStacks([stack]);
