import { createConfig, factory } from 'ponder';
import { getAbiItem } from 'viem';
import { CONTRACTS, POOL } from './contracts';
import { type IndexedDeployment, readDeployments } from './deployments';
import { provider } from './provider';
import { DEMO_CHAIN } from './rpc-url.mjs';

/** Set by the script that starts the indexer, or by hand. */
const deployments = readDeployments(process.env.DEPLOYMENTS_DIR ?? 'contracts/deployments', process.env);
if (deployments.length === 0)
  throw new Error('Nothing to index: no chain has both a file in contracts/deployments and an RPC URL.');

type ChainName = `chain${number}`;
const nameOf = ({ chainId }: IndexedDeployment): ChainName => `chain${chainId}`;

const byChain = <Value>(value: (deployment: IndexedDeployment) => Value): Record<ChainName, Value> =>
  Object.fromEntries(deployments.map((deployment) => [nameOf(deployment), value(deployment)]));

const contract = <const Abi>({
  abi,
  at,
}: {
  abi: Abi;
  at: (typeof CONTRACTS)[keyof typeof CONTRACTS]['at'];
}) => ({
  abi,
  chain: byChain((deployment) => ({ address: deployment[at], startBlock: deployment.blockNumber })),
});

const pools = byChain((deployment) => ({
  address: factory({
    address: deployment.factory,
    event: getAbiItem({ abi: CONTRACTS.PoolFactory.abi, name: 'PoolCreated' }),
    parameter: 'pool',
  }),
  startBlock: deployment.blockNumber,
}));

/** Ponder starts with 20 requests a second to each RPC URL, to spare public providers. Your own node, listed several times, gets more. */
const OWN_NODE_BACKENDS = 8;

function rpcOf(rpcUrl: string) {
  if (process.env.LOCAL_CHAIN === '1') return Array<string>(OWN_NODE_BACKENDS).fill(rpcUrl);
  return rpcUrl.startsWith('http') ? provider(rpcUrl) : rpcUrl;
}

/** Blocks in one log request, if the provider's limit is known. Otherwise Ponder finds it by trial. */
const range = Number(process.env.LOG_RANGE ?? 0);

export default createConfig({
  ordering: 'multichain',
  database: process.env.DATABASE_URL
    ? { kind: 'postgres', connectionString: process.env.DATABASE_URL }
    : { kind: 'pglite', directory: process.env.PGLITE_DIR ?? '.local/history' },
  chains: byChain(({ chainId, rpcUrl }) => ({
    id: chainId,
    rpc: rpcOf(rpcUrl),
    pollingInterval: chainId === DEMO_CHAIN ? 200 : 1_000,
    disableCache: chainId === DEMO_CHAIN,
    ...(range > 0 ? { ethGetLogsBlockRange: range } : {}),
  })),
  contracts: {
    [POOL.name]: { abi: POOL.abi, chain: pools },
    AccessManager: contract(CONTRACTS.AccessManager),
    Assessors: contract(CONTRACTS.Assessors),
    Claims: contract(CONTRACTS.Claims),
    Cover: contract(CONTRACTS.Cover),
    Emission: contract(CONTRACTS.Emission),
    MutualGovernor: contract(CONTRACTS.MutualGovernor),
    MutualToken: contract(CONTRACTS.MutualToken),
    PoolFactory: contract(CONTRACTS.PoolFactory),
    Rewards: contract(CONTRACTS.Rewards),
    TimelockController: contract(CONTRACTS.TimelockController),
  },
});
