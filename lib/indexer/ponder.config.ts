import { createConfig, factory } from 'ponder';
import { getAbiItem } from 'viem';
import {
  accessManagerAbi,
  assessorsAbi,
  capitalPoolAbi,
  claimsAbi,
  coverAbi,
  emissionAbi,
  mutualGovernorAbi,
  mutualTokenAbi,
  poolFactoryAbi,
  rewardsAbi,
  timelockControllerAbi,
} from '../contracts/abis';
import { DEMO_CHAIN, type IndexedDeployment, readDeployments } from './deployments';

/** The script that starts the indexer says where things are; a person may as well. */
const deployments = readDeployments(process.env.DEPLOYMENTS_DIR ?? 'contracts/deployments', process.env);
if (deployments.length === 0)
  throw new Error('Nothing to index: no chain has both a file in contracts/deployments and an RPC URL.');

type ChainName = `chain${number}`;
const nameOf = ({ chainId }: IndexedDeployment): ChainName => `chain${chainId}`;

const byChain = <Value>(value: (deployment: IndexedDeployment) => Value): Record<ChainName, Value> =>
  Object.fromEntries(deployments.map((deployment) => [nameOf(deployment), value(deployment)]));

type Name = 'accessManager' | 'assessors' | 'claims' | 'cover' | 'emission' | 'factory' | 'governor';
const at = (name: Name | 'rewards' | 'timelock' | 'token') =>
  byChain((deployment) => ({ address: deployment[name], startBlock: deployment.blockNumber }));

const pools = byChain((deployment) => ({
  address: factory({
    address: deployment.factory,
    event: getAbiItem({ abi: poolFactoryAbi, name: 'PoolCreated' }),
    parameter: 'pool',
  }),
  startBlock: deployment.blockNumber,
}));

/** Ponder begins with 20 requests a second to a backend, which is kind to a provider. The demo's node is our own. */
const OWN_NODE_BACKENDS = 8;

/** Blocks in one request for logs, where a provider's limit is known; otherwise it is found by trial. */
const range = Number(process.env.LOG_RANGE ?? 0);

export default createConfig({
  ordering: 'multichain',
  database: process.env.DATABASE_URL
    ? { kind: 'postgres', connectionString: process.env.DATABASE_URL }
    : { kind: 'pglite', directory: process.env.PGLITE_DIR ?? '.local/history' },
  chains: byChain(({ chainId, rpcUrl }) => ({
    id: chainId,
    rpc: chainId === DEMO_CHAIN ? Array<string>(OWN_NODE_BACKENDS).fill(rpcUrl) : rpcUrl,
    pollingInterval: chainId === DEMO_CHAIN ? 200 : 1_000,
    disableCache: chainId === DEMO_CHAIN,
    ...(range > 0 ? { ethGetLogsBlockRange: range } : {}),
  })),
  contracts: {
    AccessManager: { abi: accessManagerAbi, chain: at('accessManager') },
    Assessors: { abi: assessorsAbi, chain: at('assessors') },
    CapitalPool: { abi: capitalPoolAbi, chain: pools },
    Claims: { abi: claimsAbi, chain: at('claims') },
    Cover: { abi: coverAbi, chain: at('cover') },
    Emission: { abi: emissionAbi, chain: at('emission') },
    MutualGovernor: { abi: mutualGovernorAbi, chain: at('governor') },
    MutualToken: { abi: mutualTokenAbi, chain: at('token') },
    PoolFactory: { abi: poolFactoryAbi, chain: at('factory') },
    Rewards: { abi: rewardsAbi, chain: at('rewards') },
    TimelockController: { abi: timelockControllerAbi, chain: at('timelock') },
  },
});
