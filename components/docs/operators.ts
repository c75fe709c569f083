import type { Entry } from './chapter';

export const RUNNING: readonly Entry[] = [
  {
    title: 'CHAIN_ID, RPC_URL, PUBLIC_RPC_URL',
    text: 'The default chain, and the URLs at which the server and the browser reach its node. One build serves any chain.',
  },
  {
    title: 'RPC_URL_<chain id>, PUBLIC_RPC_URL_<chain id>',
    text: 'The node URLs of further chains. The app shows a chain if it has a file in contracts/deployments and a node URL here.',
  },
  {
    title: 'INDEXER_URL',
    text: 'The URL of the indexer. It provides lists, charts and the activity page. Without it they cover only the latest blocks.',
  },
  {
    title: 'EVIDENCE_DIR, EVIDENCE_QUOTA_MB, IPFS_API_URL, IPFS_API_TOKEN',
    text: 'The folder that stores evidence, its maximum size, and a Kubo node that pins the evidence on IPFS.',
  },
];

export const WATCHING: readonly Entry[] = [
  {
    title: 'GET /health',
    text: 'Returns JSON with the version, each chain’s latest block and its age, and the state of the indexer and the evidence store. The status is 200 while the app works and 503 while it does not.',
  },
  {
    title: 'Status 503',
    text: 'The default chain has no deployment, its node does not answer within 5 seconds, or its latest block is older than HEALTH_MAX_BLOCK_AGE seconds (default 900). The age of the latest block is not checked on a demo chain.',
  },
  {
    title: 'Status 200 and “degraded”',
    text: 'Another chain, the indexer or the evidence store is not available. Every action on the default chain still works.',
  },
];

export const LOGGING: readonly Entry[] = [
  {
    title: 'Logs',
    text: 'The server logs one line of JSON per event, with warnings and errors on standard error. LOG_LEVEL is debug, info (default), warn or error. Node URLs are logged without their paths, because paths can contain keys.',
  },
  {
    title: 'Stopping',
    text: 'On SIGTERM the server accepts no new requests, finishes the running ones and exits within 8 seconds.',
  },
];
