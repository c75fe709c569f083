import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseEnv } from './env';

const LOCAL = 'http://127.0.0.1:8545';
const [one, two, three] = ['https://one.example', 'https://two.example', 'https://three.example'];
const urls = (variables: Record<string, string>) =>
  Object.fromEntries(parseEnv(variables as NodeJS.ProcessEnv).rpcUrls);

describe('how chains are reached', () => {
  it('is said for the first one without its number', () => {
    assert.deepEqual(urls({}), { 31337: { rpcUrl: LOCAL, publicRpcUrl: LOCAL } });
    assert.deepEqual(urls({ CHAIN_ID: '1', RPC_URL: one, PUBLIC_RPC_URL: two }), {
      1: { rpcUrl: one, publicRpcUrl: two },
    });
  });

  it('is said for others with their number', () => {
    assert.deepEqual(urls({ RPC_URL_8453: one, RPC_URL_10: two, PUBLIC_RPC_URL_10: three }), {
      10: { rpcUrl: two, publicRpcUrl: three },
      8453: { rpcUrl: one, publicRpcUrl: one },
      31337: { rpcUrl: LOCAL, publicRpcUrl: LOCAL },
    });
  });

  it('may be said for the first one with its number too', () => {
    assert.deepEqual(urls({ CHAIN_ID: '10', RPC_URL_10: one }), { 10: { rpcUrl: one, publicRpcUrl: one } });
    assert.deepEqual(urls({ RPC_URL: one, PUBLIC_RPC_URL_31337: two }), {
      31337: { rpcUrl: one, publicRpcUrl: two },
    });
  });

  it('gives browsers the URL that is meant for them, however the server’s own is named', () => {
    assert.deepEqual(urls({ CHAIN_ID: '10', RPC_URL_10: one, PUBLIC_RPC_URL: two, RPC_URL_8453: three }), {
      10: { rpcUrl: one, publicRpcUrl: two },
      8453: { rpcUrl: three, publicRpcUrl: three },
    });
  });

  it('is refused by the name of the variable', () => {
    assert.throws(() => urls({ RPC_URL_10: 'ten' }), /RPC_URL_10/);
  });
});
