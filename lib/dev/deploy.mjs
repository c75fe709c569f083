// npm run deploy:local: the deploy script on the local chain, signed by anvil itself.

import { spawnSync } from 'node:child_process';
import { accounts } from './accounts.mjs';
import { requireTool, runMain } from './process.mjs';
import { endpoints, root } from './settings.mjs';

async function main() {
  const url = process.env.RPC_URL ?? endpoints().rpcUrl;
  const forge = requireTool('forge', 'run `npm ci`.');
  const signer = ['--sender', accounts.deployer.address, '--unlocked'];
  // one after the other: sent together, anvil has been seen to lose one and forge to wait for it for ever
  const sending = ['--rpc-url', url, '--broadcast', '--slow', ...signer];
  // forge compiles scripts with other settings than the rest: in the same folders, each would undo the other's work
  const folders = ['--out', 'contracts/cache/script-out', '--cache-path', 'contracts/cache/script'];
  const args = ['script', 'contracts/script/Deploy.s.sol', '--skip', 'test', ...folders, ...sending];
  return spawnSync(forge, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

runMain(main);
