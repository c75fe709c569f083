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
  return addresses(
    Number(process.env.PORT ?? defaults.app),
    Number(process.env.CHAIN_PORT ?? defaults.chain),
  );
}

/** The indexer's port is so far above the chain's, unless INDEXER_PORT says otherwise. */
const INDEXER_DISTANCE = 100;

/** INDEXER_URL names one that runs elsewhere: then none is started here. */
function indexerAt(standard) {
  const indexerPort = Number(process.env.INDEXER_PORT ?? standard);
  const { INDEXER_URL } = process.env;
  return {
    indexerPort,
    indexerUrl: INDEXER_URL ?? `http://127.0.0.1:${indexerPort}`,
    ownIndexer: !INDEXER_URL,
  };
}

function addresses(appPort, chainPort) {
  return {
    appPort,
    chainPort,
    appUrl: `http://localhost:${appPort}`,
    rpcUrl: `http://127.0.0.1:${chainPort}`,
    ...indexerAt(chainPort + INDEXER_DISTANCE),
  };
}

/** 2026-03-02 09:00 UTC: the stories in the browser begin when those of contracts/test/utils/Base.t.sol do. */
export const storyStart = 1_772_442_000;

/** A chain that a browser test starts beside the stories' one, for the same app. */
export const secondChainId = 31338;

/** A chain that nobody made for us: a launch is tested on it. */
export const foreignChainId = 424_242;

/** The browser tests' three chains, each with an app of its own: two empty ones for stories, and the demo. */
export function e2eEndpoints() {
  const stories = endpoints({ app: 28300, chain: 28545 });
  const next = (distance) => addresses(stories.appPort + distance, stories.chainPort + distance);
  const second = addresses(stories.appPort, stories.chainPort + 3);
  // where a story plays the parts of Safe's website and of its service
  const safeUrl = `http://127.0.0.1:${stories.chainPort + 4}`;
  const foreign = addresses(stories.appPort, stories.chainPort + 5);
  return { stories, second, foreign, safeUrl, demo: next(1), decisions: next(2) };
}

/** What the app and the scripts read: the chain as the server and as the browser reach it. */
export function chainEnv(rpcUrl) {
  return { RPC_URL: rpcUrl, PUBLIC_RPC_URL: rpcUrl, LOCAL_CHAIN: '1' };
}

mkdirSync(logs, { recursive: true });
