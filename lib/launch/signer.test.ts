import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { castOptions, environmentFor, optionOf, optionsIn, withoutKeys } from './signer';

const before = process.env.PRIVATE_KEY;
afterEach(() => {
  if (before === undefined) delete process.env.PRIVATE_KEY;
  else process.env.PRIVATE_KEY = before;
});

it('gives cast the same key as forge, under cast’s option names', () => {
  assert.deepEqual(castOptions(['--account', 'team', '--slow', '--password-file=p']), [
    ...['--account', 'team', '--password-file', 'p'],
  ]);
  assert.deepEqual(castOptions(['--keystores', 'a=b/key']), ['--keystore', 'a=b/key']);
  assert.deepEqual(castOptions(['--ledger', '--mnemonic-derivation-paths', "m/44'/60'/0'/0/1"]), [
    ...['--ledger', '--mnemonic-derivation-path', "m/44'/60'/0'/0/1"],
  ]);
  assert.deepEqual(castOptions(['-l', '--mnemonic-indexes=2']), ['--ledger', '--mnemonic-index', '2']);
  assert.deepEqual(castOptions(['--legacy', '--with-gas-price', '1gwei']), []);
});

it('simulates without keys, so that nobody is asked for a password twice', () => {
  const options = ['--account', 'team', '--legacy', '--ledger', '--with-gas-price', '1gwei', '--password=x'];
  assert.deepEqual(withoutKeys(options), ['--legacy', '--with-gas-price', '1gwei']);
});

it('prefers the key of the options to the one in the environment', () => {
  process.env.PRIVATE_KEY = '0x01';
  assert.equal(environmentFor(['--account', 'team']).PRIVATE_KEY, undefined);
  assert.equal(environmentFor(['--legacy']).PRIVATE_KEY, '0x01');
});

it('passes options on with their values, in every notation', () => {
  const table = { '--verifier': true, '--verifier-url': true };
  const options = ['--verifier', 'custom', '--slow', '--verifier-url=http://x/?a=b', '--legacy'];
  assert.deepEqual(optionsIn(options, table), ['--verifier', 'custom', '--verifier-url=http://x/?a=b']);
});

it('finds the value of an option, or returns undefined', () => {
  assert.equal(optionOf(['--verifier', 'custom'], '--verifier'), 'custom');
  assert.equal(optionOf(['--slow', '--verifier=a=b'], '--verifier'), 'a=b');
  assert.equal(optionOf(['--verifier', 'custom'], '--gas-estimate-multiplier'), undefined);
});
