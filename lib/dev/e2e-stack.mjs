// What the browser tests run against: the built app before an empty chain for stories, and before the demo.

import { Failure, runMain } from './process.mjs';
import { chainId, e2eEndpoints, secondChainId, storyStart } from './settings.mjs';
import { startStacks } from './stack.mjs';

async function main() {
  const { stories, second, demo, safeUrl } = e2eEndpoints();
  // shown as soon as there is a deployment to it
  const env = {
    [`RPC_URL_${secondChainId}`]: second.rpcUrl,
    [`SAFE_SERVICE_URL_${chainId}`]: safeUrl,
    SAFE_APP_ORIGINS: safeUrl,
  };
  const wallets = { WALLETCONNECT_PROJECT_ID: 'browser-tests', BASE_ACCOUNT: '1' };
  const stack = await startStacks([
    { ...stories, name: 'e2e-stories', genesisTime: storyStart, isSeeded: false, env },
    { ...demo, name: 'e2e-demo', env: wallets },
  ]);
  console.log(`ready at ${stories.appUrl} and ${demo.appUrl}`);
  await stack.ended;
  throw new Failure('A chain or an app stopped. See .local/logs.');
}

runMain(main);
