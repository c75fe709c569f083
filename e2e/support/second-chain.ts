import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rpc } from '@/lib/dev/rpc.mjs';
import { deploymentFile, e2eEndpoints, root, secondChainId } from '@/lib/dev/settings.mjs';

const file = join(root, `contracts/deployments/${secondChainId}.json`);
const ANSWERS_WITHIN = 10_000;

async function untilReady(rpcUrl: string) {
  const deadline = Date.now() + ANSWERS_WITHIN;
  while (!(await rpc(rpcUrl, 'eth_chainId', []).catch(() => false))) {
    if (Date.now() > deadline) throw new Error('The second chain did not start.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A chain with another id and the same contracts in the same state, until the test ends. */
export class SecondChain {
  static readonly id = secondChainId;
  static readonly title = `Chain ${secondChainId}`;
  readonly rpcUrl = e2eEndpoints().second.rpcUrl;

  private constructor(private readonly anvil: ChildProcess) {}

  static async copyOf(rpcUrl: string): Promise<SecondChain> {
    const { port } = new URL(e2eEndpoints().second.rpcUrl);
    const { timestamp } = await rpc(rpcUrl, 'eth_getBlockByNumber', ['latest', false]);
    const rules = [
      '--port',
      port,
      '--chain-id',
      String(secondChainId),
      '--timestamp',
      String(Number(timestamp)),
    ];
    const anvil = spawn(join(root, 'node_modules/.bin/anvil'), [
      '--silent',
      '--hardfork',
      'prague',
      ...rules,
    ]);
    const second = new SecondChain(anvil);
    await untilReady(second.rpcUrl);
    await rpc(second.rpcUrl, 'anvil_loadState', [await rpc(rpcUrl, 'anvil_dumpState', [])]);
    await rpc(second.rpcUrl, 'evm_mine', []);
    return second;
  }

  /** Makes the app show it. */
  announce(): void {
    const deployment = JSON.parse(readFileSync(deploymentFile, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...deployment, chainId: secondChainId }));
  }

  close(): void {
    rmSync(file, { force: true });
    this.anvil.kill();
  }
}
