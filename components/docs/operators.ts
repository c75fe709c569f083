import type { Entry } from './chapter';

export const RUNNING: readonly Entry[] = [
  {
    title: 'CHAIN_ID, RPC_URL, PUBLIC_RPC_URL',
    text: 'The chain that is shown first, its node as the server reaches it, and as a browser reaches it. One build serves any chain.',
  },
  {
    title: 'RPC_URL_<chain id>, PUBLIC_RPC_URL_<chain id>',
    text: 'The same for further chains. A chain is shown when it has a file in contracts/deployments and an address here.',
  },
  {
    title: 'INDEXER_URL',
    text: 'Where the indexer answers. It feeds lists, charts and the activity; without it they cover the last blocks only.',
  },
  {
    title: 'EVIDENCE_DIR, EVIDENCE_QUOTA_MB, IPFS_API_URL, IPFS_API_TOKEN',
    text: 'Where evidence is stored and how much of it, and a Kubo node to pin it on.',
  },
];

export const WATCHING: readonly Entry[] = [
  {
    title: 'GET /health',
    text: 'JSON with the version, each chain’s latest block and its age, the indexer and the evidence store. 200 while the app can do its work, 503 while it cannot.',
  },
  {
    title: 'When it is 503',
    text: 'The default chain has no deployment, its node does not answer within 5 seconds, or its latest block is older than HEALTH_MAX_BLOCK_AGE seconds (900). The clock of a demo chain may stand still.',
  },
  {
    title: 'When it is 200 and “degraded”',
    text: 'Another chain, the indexer or the evidence store is missing. Every verb still works.',
  },
];

export const LOGGING: readonly Entry[] = [
  {
    title: 'Logs',
    text: 'One line of JSON an event, warnings and errors on the standard error. LOG_LEVEL is debug, info (the default), warn or error. Addresses of nodes are logged without their paths, where keys are.',
  },
  {
    title: 'Stopping',
    text: 'On SIGTERM the server stops accepting, finishes what is running and exits, after 8 seconds at the latest.',
  },
];
