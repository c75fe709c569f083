// npm run keeper: does overdue steps that anyone may do: tallies votes, settles incidents, processes exits, syncs pools.
//   --dry-run   only lists the steps      --watch   repeats every minute
// RPC_URL is the chain, DEPLOYMENT_FILE holds its contracts, KEEPER_KEY is the key of the account that pays the fees. The local
// demo chain needs none of them.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPublicClient, createWalletClient, type Hex, isHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { chainOf } from '@/lib/chains';
import type { Deployment } from '@/lib/contracts/deployment';
import type { Duty } from '@/lib/keeper/duties';
import { readDuties } from '@/lib/keeper/reads';
import { nodeTransport } from '@/lib/node-transport';
import { accounts } from './accounts.mjs';
import { Failure, pause, runMain } from './process.mjs';
import { endpoints, chainId as localChainId, root } from './settings.mjs';

const MINUTE = 60_000;
const KEY_BYTES = 32;

const wants = (flag: string) => process.argv.includes(flag);

function keyOf(chainId: number): Hex {
  const key = process.env.KEEPER_KEY;
  if (!key && chainId === localChainId) return accounts.keeper.key;
  if (!isHex(key) || key.length !== 2 + 2 * KEY_BYTES)
    throw new Failure(
      'Set KEEPER_KEY to the private key of the account that pays the fees: 0x and 64 hexadecimal digits.',
    );
  return key;
}

function readDeployment(chainId: number): Deployment {
  const file = process.env.DEPLOYMENT_FILE ?? join(root, `contracts/deployments/${chainId}.json`);
  if (!existsSync(file))
    throw new Failure(
      `There is no deployment file for chain ${chainId}. Set DEPLOYMENT_FILE to its path, or start the demo.`,
    );
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Failure(`${file} is not readable JSON. Run the launch again: it writes the file anew.`);
  }
}

async function connect() {
  const rpcUrl = process.env.RPC_URL ?? endpoints().rpcUrl;
  const transport = nodeTransport(rpcUrl);
  const chainId = await createPublicClient({ transport })
    .getChainId()
    .catch(() => {
      throw new Failure(`No chain answers at ${rpcUrl}. Start it, or set RPC_URL to another.`);
    });
  const chain = chainOf({ chainId, rpcUrl });
  return { chainId, client: createPublicClient({ chain, transport }), chain, transport };
}

type Connection = Awaited<ReturnType<typeof connect>>;

async function perform({ client, chain, transport, chainId }: Connection, duty: Duty): Promise<boolean> {
  const wallet = createWalletClient({ account: privateKeyToAccount(keyOf(chainId)), chain, transport });
  try {
    const hash = await wallet.sendTransaction({ to: duty.to, data: duty.data });
    const { status } = await client.waitForTransactionReceipt({ hash });
    if (status === 'success') return true;
    console.error(`${duty.what}: the transaction reverted. Somebody else may have done this step first.`);
  } catch (error) {
    console.error(`${duty.what}: ${error instanceof Error ? error.message : error}`);
  }
  return false;
}

/** @returns The number of overdue steps that failed. */
async function round(connection: Connection): Promise<number> {
  const deployment = readDeployment(connection.chainId);
  const { timestamp } = await connection.client.getBlock();
  const duties = await readDuties(connection.client, deployment, Number(timestamp));
  if (duties.length === 0) console.log('Nothing is overdue.');
  let failed = 0;
  for (const duty of duties) {
    if (wants('--dry-run')) console.log(`${duty.what}.`);
    else if (await perform(connection, duty)) console.log(`${duty.what}: done.`);
    else failed++;
  }
  return failed;
}

/** In watch mode a failed request only ends the round: public providers fail now and then. */
async function watch(connection: Connection): Promise<never> {
  for (;;) {
    await round(connection).catch((error) => {
      if (error instanceof Failure) throw error;
      console.error(`This round failed: ${error instanceof Error ? error.message : error}`);
    });
    await pause(MINUTE);
  }
}

async function main() {
  const connection = await connect();
  if (wants('--watch')) return watch(connection);
  return (await round(connection)) === 0 ? 0 : 1;
}

runMain(main);
