// npm run serve: the app and its indexer for a mutual on a chain that runs elsewhere. See README, "Run the app".

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rpcUrlOf } from '../indexer/rpc-url.mjs';
import { runIndexer } from './indexer.mjs';
import { prepare } from './prepare.mjs';
import { Failure, requireFreePort, runMain } from './process.mjs';
import { say, step } from './progress.mjs';
import { endpoints, root } from './settings.mjs';
import { buildSite, startSite } from './site.mjs';

/** The chain that the app shows first. */
function requireChain() {
  const { CHAIN_ID } = process.env;
  if (!CHAIN_ID) throw new Failure('Set CHAIN_ID to the chain of your mutual, and RPC_URL to its node.');
  const file = `contracts/deployments/${CHAIN_ID}.json`;
  if (!existsSync(join(root, file)))
    throw new Failure(`There is no ${file}. Launch the mutual first: \`npm run launch\` writes this file.`);
  const rpcUrl = rpcUrlOf(Number(CHAIN_ID), process.env);
  if (!rpcUrl) throw new Failure(`Set RPC_URL to the URL of a node of chain ${CHAIN_ID}.`);
  if (!process.env.PUBLIC_RPC_URL && !process.env[`PUBLIC_RPC_URL_${CHAIN_ID}`])
    say('  ! PUBLIC_RPC_URL is not set: every visitor sees RPC_URL, and the key in it if there is one.');
  return { chainId: CHAIN_ID, rpcUrl };
}

async function main() {
  const { chainId, rpcUrl } = requireChain();
  const at = endpoints();
  await requireFreePort(at.appPort, 'PORT');
  if (at.ownIndexer) await requireFreePort(at.indexerPort, 'INDEXER_PORT');
  await prepare();
  await buildSite(rpcUrl);
  if (at.ownIndexer)
    runIndexer({ stack: `served-${chainId}-${at.indexerPort}`, port: at.indexerPort, env: {} });
  const env = { RPC_URL: rpcUrl, INDEXER_URL: at.indexerUrl };
  const site = await step('Starting the app', () =>
    startSite({ port: at.appPort, url: `${at.appUrl}/docs`, env }),
  );
  say(
    `\nThe mutual on chain ${chainId} is at ${at.appUrl}   (Ctrl-C stops it; ${at.appUrl}/health shows its state)`,
  );
  await site.done;
  throw new Failure('The app stopped. See .local/logs.');
}

runMain(main);
