// npm run deploy:local: the deploy script on the local chain, signed by anvil itself.

import { spawnSync } from 'node:child_process';
import { accounts } from './accounts.mjs';
import { requireTool, runMain } from './process.mjs';
import { endpoints, root } from './settings.mjs';

async function main() {
  const url = process.env.RPC_URL ?? endpoints().rpcUrl;
  const forge = requireTool('forge', 'run `npm ci`.');
  const signer = ['--sender', accounts.deployer.address, '--unlocked'];
  const args = ['script', 'contracts/script/Deploy.s.sol', '--rpc-url', url, '--broadcast', ...signer];
  return spawnSync(forge, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

runMain(main);
