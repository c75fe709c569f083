// npm start: from a fresh clone to the demo in a browser. Needs only Node; no packages are installed yet.

import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accounts } from './accounts.mjs';
import { deploy, isDeployed, seed, settleClock, startChain, stateFile, wakeFeeds } from './chain.mjs';
import { forgetHistory, runIndexer } from './indexer.mjs';
import { prepare } from './prepare.mjs';
import { Failure, requireFreePort, runMain } from './process.mjs';
import { say, step } from './progress.mjs';
import { chainEnv, chainId, deploymentFile, endpoints, local } from './settings.mjs';
import { buildSite, fingerprint, startSite } from './site.mjs';

const keptDeployment = join(local, 'deployment.json');
const deployedSources = join(local, 'deployed-sources');
const contractSources = () => fingerprint(['contracts/src', 'contracts/script', 'contracts/launch']);

function forgetChain() {
  for (const file of [stateFile, keptDeployment, deployedSources]) rmSync(file, { force: true });
  forgetHistory();
}

/** Removes a chain whose seed was interrupted: it has a state, but no stored deployment. */
function restoreDeployment() {
  if (existsSync(keptDeployment) && existsSync(stateFile)) copyFileSync(keptDeployment, deploymentFile);
  else forgetChain();
}

function rememberDeployment() {
  copyFileSync(deploymentFile, keptDeployment);
  writeFileSync(deployedSources, contractSources());
}

function warnOfOldContracts() {
  if (readFileSync(deployedSources, 'utf8') !== contractSources())
    say(
      '  ! The contracts have changed since this chain was created. Run `npm start -- --fresh` to deploy them again.',
    );
}

async function prepareChain({ chainPort, rpcUrl }) {
  const chain = await step('Starting the chain', () =>
    startChain({ port: chainPort, rpcUrl, state: stateFile }),
  );
  if (!chain.restored) {
    await deploy(rpcUrl);
    await seed(rpcUrl);
    rememberDeployment();
    return chain;
  }
  if (!(await isDeployed(rpcUrl)))
    throw new Failure(
      'The saved chain does not have the contracts. Start again with `npm start -- --fresh`.',
    );
  await settleClock(rpcUrl);
  await wakeFeeds(rpcUrl);
  warnOfOldContracts();
  return chain;
}

/** Starts the indexer as soon as the chain runs, while the app is built. */
const withIndexer =
  ({ ownIndexer, indexerPort, rpcUrl }) =>
  (chain) => {
    if (ownIndexer) runIndexer({ port: indexerPort, env: chainEnv(rpcUrl) });
    return chain;
  };

function greet({ appUrl, rpcUrl }) {
  say(`
Breakwater is at ${appUrl}   (Ctrl-C stops it; the chain's state is kept)

Add the chain to a wallet: name Breakwater local, RPC URL ${rpcUrl}, chain id ${chainId}, currency ETH.
Import a demo account by its private key (public test keys: never send them anything of value):
`);
  for (const { role, address, key } of Object.values(accounts))
    say(`  ${role.padEnd(28)} ${address}\n  ${''.padEnd(28)} ${key}`);
  say();
}

async function main() {
  const at = endpoints();
  await requireFreePort(at.chainPort, 'CHAIN_PORT');
  await requireFreePort(at.appPort, 'PORT');
  if (at.ownIndexer) await requireFreePort(at.indexerPort, 'INDEXER_PORT');
  await prepare();
  if (process.argv.includes('--fresh')) forgetChain();
  restoreDeployment();
  const [chain] = await Promise.all([prepareChain(at).then(withIndexer(at)), buildSite(at.rpcUrl)]);
  const site = await step('Starting the app', () =>
    startSite({
      port: at.appPort,
      url: at.appUrl,
      env: { ...chainEnv(at.rpcUrl), INDEXER_URL: at.indexerUrl },
    }),
  );
  greet(at);
  const name = await Promise.race([chain.done.then(() => 'The chain'), site.done.then(() => 'The app')]);
  throw new Failure(`${name} stopped. See .local/logs.`);
}

runMain(main);
