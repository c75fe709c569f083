import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, it } from 'node:test';
import { root } from './settings.mjs';

const CHAIN_ID = '0xa11ce';
const folder = mkdtempSync(join(tmpdir(), 'breakwater-keeper-'));
const deployment = join(folder, 'deployment.json');
writeFileSync(deployment, '{}');
after(() => rmSync(folder, { recursive: true }));

/** A chain that only answers which one it is. Returns its URL. */
async function brokenChain(): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    const answers = [body]
      .flat()
      .map(({ id, method }) =>
        method === 'eth_chainId'
          ? { jsonrpc: '2.0', id, result: CHAIN_ID }
          : { jsonrpc: '2.0', id, error: { code: -32005, message: 'too many requests' } },
      );
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(Array.isArray(body) ? answers : answers[0]));
  });
  after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

function startKeeper(rpcUrl: string, file: string, ...options: string[]) {
  const keeper = spawn(process.execPath, ['--import', 'tsx', 'lib/dev/keeper.ts', '--dry-run', ...options], {
    cwd: root,
    env: { ...process.env, RPC_URL: rpcUrl, DEPLOYMENT_FILE: file },
  });
  after(() => keeper.kill());
  return keeper;
}

/** Runs the keeper until it ends or reports a failed round. */
async function outcomeOf(rpcUrl: string, ...options: string[]): Promise<string> {
  const keeper = startKeeper(rpcUrl, deployment, ...options);
  return new Promise((resolve) => {
    keeper.once('close', (code) => resolve(`ended with ${code}`));
    keeper.stderr.on('data', (chunk) => {
      if (String(chunk).includes('This round failed')) resolve('goes on');
    });
  });
}

it('goes on watching when the provider fails', async () => {
  const rpcUrl = await brokenChain();
  assert.equal(await outcomeOf(rpcUrl, '--watch'), 'goes on');
  assert.equal(await outcomeOf(rpcUrl), 'ended with 1');
});

it('says whether the deployment file is missing or damaged', async () => {
  const rpcUrl = await brokenChain();
  const complaint = async (file: string) => text(startKeeper(rpcUrl, file).stderr);
  const damaged = join(folder, 'damaged.json');
  writeFileSync(damaged, '{"pool":');
  assert.match(await complaint(damaged), /damaged\.json is not readable JSON/);
  assert.match(await complaint(join(folder, 'missing.json')), /There is no deployment file/);
});
