// A small chain with the demo's contracts. Deploying takes long, so the state is stored for the next run.

import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Address, encodeFunctionData, erc20Abi, type Hex } from 'viem';
import { accounts, mnemonic } from '../accounts.mjs';
import { deploy } from '../chain.mjs';
import { serve } from '../process.mjs';
import { rpc } from '../rpc.mjs';
import { local } from '../settings.mjs';
import { fingerprint } from '../site.mjs';

/** 2026-03-02 09:00 UTC. */
const GENESIS = 1_772_442_000;

export type TestChain = { url: string; folder: string; stop: () => Promise<unknown> };

/** Folder of the stored state. Its name contains a hash of the sources. */
const folderOf = () => join(local, 'history-test', fingerprint(['contracts/src', 'contracts/launch']));
const stateOf = (folder: string) => join(folder, 'state.json');
const deploymentOf = (folder: string) => join(folder, 'deployments/31337.json');

async function anvil(port: number, options: readonly string[]) {
  const url = `http://127.0.0.1:${port}`;
  const identity = ['--port', String(port), '--chain-id', '31337', '--mnemonic', mnemonic, '--silent'];
  const { child, done } = await serve('anvil', 'anvil', [...identity, '--hardfork', 'prague', ...options], {
    env: {},
    log: `history-test-anvil-${port}`,
    ready: () => rpc(url, 'eth_chainId'),
  });
  const stop = () => {
    child.kill('SIGTERM');
    return done;
  };
  return { url, stop };
}

async function make(folder: string, port: number) {
  mkdirSync(join(folder, 'deployments'), { recursive: true });
  const draft = join(folder, 'draft.json');
  const chain = await anvil(port, ['--state', draft, '--timestamp', String(GENESIS)]);
  await deploy(chain.url, deploymentOf(folder), 'history-test-deploy');
  await chain.stop();
  copyFileSync(draft, stateOf(folder));
}

/** Starts the chain in its state right after the deployment. */
export async function startTestChain(port: number): Promise<TestChain> {
  const folder = folderOf();
  if (!existsSync(stateOf(folder))) await make(folder, port);
  return { ...(await anvil(port, ['--load-state', stateOf(folder)])), folder: join(folder, 'deployments') };
}

type Deployed = { factory: Address; token: Address } & Record<string, unknown>;
export const deployed = (folder: string): Deployed =>
  JSON.parse(readFileSync(join(folder, '31337.json'), 'utf8'));

/** Emits one event a block: a transfer of BRK from the first account to another. */
export async function transfer(
  { url, folder }: TestChain,
  times: number,
  to: Address = accounts.member.address,
) {
  const from = accounts.deployer.address;
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [to, 0n] });
  for (let index = 0; index < times; index++)
    await rpc(url, 'eth_sendTransactionSync', [{ from, to: deployed(folder).token, data }]);
}

type Log = { blockNumber: Hex; logIndex: Hex; transactionHash: Hex; address: Address };

export const hashOf = async ({ url }: TestChain, block: number): Promise<Hex | null> =>
  (await rpc(url, 'eth_getBlockByNumber', [`0x${block.toString(16)}`, false]))?.hash ?? null;

export const headOf = async ({ url }: TestChain): Promise<number> =>
  Number(await rpc(url, 'eth_blockNumber'));

/** Position and transaction of every event of the contracts, in order. */
export async function logsOf({ url, folder }: Pick<TestChain, 'folder' | 'url'>): Promise<string[]> {
  const { demo: _, lens: __, ledger: ___, model: ____, ...contracts } = deployed(folder);
  const fixed = Object.values(contracts).filter((value) => /^0x[0-9a-fA-F]{40}$/.test(String(value)));
  const created = { address: contracts.factory, fromBlock: '0x0', toBlock: 'latest' };
  const ofFactory: (Log & { topics: Hex[] })[] = await rpc(url, 'eth_getLogs', [created]);
  const pools = ofFactory.flatMap(({ topics }) => (topics.length === 4 ? [`0x${topics[1]?.slice(26)}`] : []));
  const asked = { address: [...fixed, ...new Set(pools)], fromBlock: '0x0', toBlock: 'latest' };
  const logs: Log[] = await rpc(url, 'eth_getLogs', [asked]);
  return logs.map((log) => `${Number(log.blockNumber)}-${Number(log.logIndex)} ${log.transactionHash}`);
}
