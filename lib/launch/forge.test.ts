import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';
import type { Address } from 'viem';
import { root } from '@/lib/dev/settings.mjs';
import { verifyArguments } from './forge';

const at = (digit: number): Address => `0x${String(digit).repeat(40)}`;

it('tells forge the compiler profile: some contracts have two builds, and forge does not choose between them', () => {
  const token = { name: 'MutualToken', artifact: 'MutualToken', args: [at(2), 1n], at: at(1) };
  const options = verifyArguments(token, 5);
  assert.deepEqual(options.slice(0, 3), [
    'verify-contract',
    at(1),
    'contracts/src/governance/MutualToken.sol:MutualToken',
  ]);
  assert.equal(options[options.indexOf('--compilation-profile') + 1], 'default');
  assert.match(options[options.indexOf('--compiler-version') + 1] ?? '', /^v0\.8\.\d+\+commit\.[0-9a-f]{8}$/);
});

it('hides the provider’s key in the output of the tools it runs', () => {
  const rpcUrl = 'https://node.example/v2/secret-key';
  const says = `console.log('no answer from ${rpcUrl}'); console.error('secret-key'); process.exitCode = 3`;
  const script = `const { follow } = await import('./lib/launch/forge.ts');
    console.log(await follow('node', ['-e', ${JSON.stringify(says)}], { rpcUrl: '${rpcUrl}' }));`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.equal(stdout, 'no answer from https://node.example…\n3\n');
  assert.equal(stderr, '…\n');
});
