import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accounts, mnemonic } from './accounts.mjs';
import { repeatPrices } from './feed.mjs';
import { must, serve } from './process.mjs';
import { step } from './progress.mjs';
import { rpc } from './rpc.mjs';
import { chainEnv, chainId, deploymentFile, historyDays, root } from './settings.mjs';

const day = 86_400;
const wallTime = () => Math.floor(Date.now() / 1000);

const demoGenesis = () => wallTime() - historyDays * day;

/** Starts anvil; with a state file the chain survives restarts. `options` go to anvil. */
export async function startChain({
  port,
  rpcUrl,
  state,
  genesisTime = demoGenesis(),
  log = 'anvil',
  options = /** @type {string[]} */ ([]),
}) {
  const restored = state !== undefined && existsSync(state);
  const genesis = restored ? [] : ['--timestamp', String(genesisTime)];
  const kept = state === undefined ? [] : ['--state', state, '--state-interval', '10'];
  const identity = ['--host', '127.0.0.1', '--port', String(port), '--chain-id', String(chainId)];
  const rules = ['--hardfork', 'prague', '--mnemonic', mnemonic, '--silent'];
  const service = await serve('anvil', 'anvil', [...identity, ...rules, ...genesis, ...kept, ...options], {
    log,
    ready: () => rpc(rpcUrl, 'eth_chainId'),
  });
  return { ...service, restored };
}

/**
 * Sets the chain's clock to the later of its last block and the present, and mines a block. After a restart anvil uses the
 * present time even if its last block is later, so its clock would go back; and until the first new block, calls still see
 * the time of the last one.
 */
export async function settleClock(url) {
  const { timestamp } = await rpc(url, 'eth_getBlockByNumber', ['latest', false]);
  const next = Math.max(Number(timestamp) + 1, wallTime());
  await rpc(url, 'evm_setNextBlockTimestamp', [next]);
  await rpc(url, 'evm_mine');
}

/** Publishes the last prices again: the demo's feeds became stale while its chain was off. */
export async function wakeFeeds(url) {
  const { demo } = JSON.parse(readFileSync(deploymentFile, 'utf8'));
  await repeatPrices(url, demo);
}

/** Whether any contract of the deployment file is on this chain. */
export async function isDeployed(url) {
  if (!existsSync(deploymentFile)) return false;
  const addresses = readFileSync(deploymentFile, 'utf8').match(/0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/g) ?? [];
  const codes = await Promise.all(addresses.map((address) => rpc(url, 'eth_getCode', [address, 'latest'])));
  return codes.some((code) => code !== '0x');
}

export const compile = () =>
  step('Compiling the contracts', () =>
    must('The contracts do not compile.', 'forge', ['build', '--skip', 'test'], { log: 'forge-build' }),
  );

export const generateAbis = () =>
  step('Generating the ABIs', () =>
    must('The ABIs could not be generated.', 'npm', ['run', 'abis'], { log: 'abis' }),
  );

/** Launches the demo, signed by anvil. The contracts must be compiled. */
export const deploy = (rpcUrl, file = deploymentFile, log = 'deploy') =>
  step('Deploying the contracts', () => {
    const signer = ['--unlocked', '--sender', accounts.deployer.address];
    const options = ['--rpc-url', rpcUrl, '--prepared', '--out', file, ...signer];
    const args = ['run', 'launch', '--', 'contracts/launch/demo.json', ...options];
    return must('The contracts could not be deployed.', 'npm', args, { log });
  });

export const seed = (rpcUrl) =>
  step('Writing the demo history', async () => {
    await must('The demo could not be set up.', 'npm', ['run', 'seed'], {
      log: 'seed',
      env: chainEnv(rpcUrl),
    });
    await settleClock(rpcUrl);
  });

export const stateFile = join(root, '.local/chain.json');
