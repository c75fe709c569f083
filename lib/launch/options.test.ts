import assert from 'node:assert/strict';
import { it } from 'node:test';
import { asksForHelp, HELP, optionsOf } from './options';

const FILE = 'contracts/launch/mine.json';

it('takes its own options and passes the others to forge unchanged', () => {
  const { rpcUrl, dryRun, verify, out, forge } = optionsOf([
    ...[FILE, '--rpc-url', 'http://node', '--dry-run', '--account', 'team', '--out=a=b.json', '--legacy'],
  ]);
  assert.deepEqual([rpcUrl, dryRun, verify, out], ['http://node', true, false, 'a=b.json']);
  assert.deepEqual(forge, ['--account', 'team', '--legacy']);
});

it('keeps an RPC URL whole, with the key in it', () => {
  const { rpcUrl } = optionsOf([FILE, '--rpc-url=https://user:word@node.example/v1/?key=abc==']);
  assert.equal(rpcUrl, 'https://user:word@node.example/v1/?key=abc==');
});

it('refuses options that make even a dry run send', () => {
  for (const option of ['--broadcast', '--resume', '--broadcast=true'])
    assert.throws(
      () => optionsOf([FILE, '--rpc-url', 'http://node', '--dry-run', option]),
      /^Error: Leave --(broadcast|resume) away/,
    );
});

it('says what is missing', () => {
  assert.throws(() => optionsOf(['--rpc-url', 'http://node']), /Name the launch file/);
  assert.throws(() => optionsOf([FILE, '--rpc-url']), /Name a node of the chain/);
});

it('shows its options with --help, whatever other options are given', () => {
  assert.ok(asksForHelp(['--help']) && asksForHelp([FILE, '-h']));
  assert.ok(!asksForHelp([FILE, '--rpc-url', 'http://node']));
  for (const option of ['--rpc-url', '--dry-run', '--verify', '--test-chain', '--out'])
    assert.ok(HELP.includes(option), option);
});
