// What the browser tests run against: the built app before two empty chains for stories, and before the demo.

import { Failure, runMain } from './process.mjs';
import { chainId, e2eEndpoints, foreignChainId, secondChainId, storyStart } from './settings.mjs';
import { startStacks } from './stack.mjs';

async function main() {
  const { stories, decisions, second, foreign, demo, safeUrl } = e2eEndpoints();
  // the app shows a chain as soon as it has a deployment for it
  const env = {
    [`RPC_URL_${secondChainId}`]: second.rpcUrl,
    [`RPC_URL_${foreignChainId}`]: foreign.rpcUrl,
    [`SAFE_SERVICE_URL_${chainId}`]: safeUrl,
    SAFE_APP_ORIGINS: safeUrl,
  };
  const wallets = { WALLETCONNECT_PROJECT_ID: 'browser-tests', BASE_ACCOUNT: '1' };
  const story = { genesisTime: storyStart, isSeeded: false };
  const stack = await startStacks([
    { ...stories, ...story, name: 'e2e-stories', env },
    { ...decisions, ...story, name: 'e2e-decisions' },
    { ...demo, name: 'e2e-demo', env: wallets, isIndexed: true },
  ]);
  console.log(`ready at ${stories.appUrl}, ${decisions.appUrl} and ${demo.appUrl}`);
  await stack.ended;
  throw new Failure('A chain or an app stopped. See .local/logs.');
}

runMain(main);
