import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const local = join(root, '.local');
export const logs = join(local, 'logs');
export const deploymentFile = join(root, 'contracts/deployments/31337.json');

export const chainId = 31337;
/** A new demo chain begins this long ago, to leave time for the seed's history. */
export const historyDays = 90;

/** Port numbers and URLs. Tests pass their own default ports. */
export function endpoints(defaults = { app: 3000, chain: 8545 }) {
  return addresses(
    Number(process.env.PORT ?? defaults.app),
    Number(process.env.CHAIN_PORT ?? defaults.chain),
  );
}

/** The indexer's port is the chain's plus this, unless INDEXER_PORT is set. */
const INDEXER_DISTANCE = 100;

/** INDEXER_URL names an indexer that runs elsewhere. Then none is started here. */
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

/** A chain that a browser test starts next to the stories' chain, for the same app. */
export const secondChainId = 31338;

/** A chain id for the launch tests, which expect nothing of the demo. */
export const foreignChainId = 424_242;

/** The browser tests' three chains, each with an app of its own: two empty ones for stories, and the demo. */
export function e2eEndpoints() {
  const stories = endpoints({ app: 28300, chain: 28545 });
  const next = (distance) => addresses(stories.appPort + distance, stories.chainPort + distance);
  const second = addresses(stories.appPort, stories.chainPort + 3);
  // the ports where a story runs the Safe website and its service
  const safeUrl = `http://127.0.0.1:${stories.chainPort + 4}`;
  const foreign = addresses(stories.appPort, stories.chainPort + 5);
  return { stories, second, foreign, safeUrl, demo: next(1), decisions: next(2) };
}

/** Environment of the app and the scripts: the chain's URL for the server and for the browser. */
export function chainEnv(rpcUrl) {
  return { RPC_URL: rpcUrl, PUBLIC_RPC_URL: rpcUrl, LOCAL_CHAIN: '1' };
}

mkdirSync(logs, { recursive: true });
