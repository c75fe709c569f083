// For tests: a chain like one in production, with its own chain id, no unlocked accounts, and tokens and feeds of third parties.

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  type Abi,
  type Address,
  createTestClient,
  defineChain,
  encodeDeployData,
  type Hex,
  http,
  parseEther,
  publicActions,
  walletActions,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { pause, requireTool } from '@/lib/dev/process.mjs';
import { foreignChainId, root } from '@/lib/dev/settings.mjs';

const SOURCE = 'contracts/test/utils/Foreign.sol';

const sparePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const clientOf = (rpcUrl: string) =>
  createTestClient({
    mode: 'anvil',
    chain: defineChain({
      id: foreignChainId,
      name: 'Foreign',
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [rpcUrl] } },
    }),
    transport: http(rpcUrl),
    pollingInterval: 50,
  })
    .extend(publicActions)
    .extend(walletActions);

export type ForeignChain = {
  rpcUrl: string;
  client: ReturnType<typeof clientOf>;
  stop: () => void;
};

export async function startForeignChain(
  funded: Address[],
  { port: wanted, options = [] }: { port?: number; options?: string[] } = {},
): Promise<ForeignChain> {
  const port = wanted ?? (await sparePort());
  const rules = ['--chain-id', String(foreignChainId), '--accounts', '0', '--silent', ...options];
  const args = ['--port', String(port), ...rules];
  const anvil = spawn(requireTool('anvil', 'run `npm ci`.'), args, { stdio: 'ignore' });
  const rpcUrl = `http://127.0.0.1:${port}`;
  const client = clientOf(rpcUrl);
  for (let tries = 0; tries < 300; tries++) {
    if (await client.getChainId().catch(() => null)) break;
    await pause(100);
  }
  for (const address of funded) await client.setBalance({ address, value: parseEther('100') });
  return { rpcUrl, client, stop: () => anvil.kill('SIGKILL') };
}

type Compiled = Record<string, { abi: Abi; evm: { bytecode: { object: string } } }>;

function compile(): Compiled {
  const input = {
    language: 'Solidity',
    sources: { [SOURCE]: { content: readFileSync(join(root, SOURCE), 'utf8') } },
    settings: { evmVersion: 'prague', outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } } },
  };
  const solc = ['contracts/bin/solc.cjs', '--standard-json'];
  const { stdout } = spawnSync(process.execPath, solc, {
    cwd: root,
    input: JSON.stringify(input),
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(String(stdout)).contracts[SOURCE];
}

/** Creates the third parties' contracts, signed by their own key. */
export async function createForeign(
  { client }: ForeignChain,
  key: Hex,
  wanted: [name: string, args: unknown[]][],
) {
  const [compiled, account] = [compile(), privateKeyToAccount(key)];
  const created: Address[] = [];
  for (const [name, args] of wanted) {
    const contract = compiled[name];
    if (!contract) throw new Error(`${SOURCE} has no ${name}.`);
    const data = encodeDeployData({ abi: contract.abi, bytecode: `0x${contract.evm.bytecode.object}`, args });
    const hash = await client.sendTransaction({ account, data, chain: client.chain });
    const { contractAddress } = await client.waitForTransactionReceipt({ hash });
    if (!contractAddress) throw new Error(`${name} was not created.`);
    created.push(contractAddress);
  }
  return created;
}
