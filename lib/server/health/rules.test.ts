import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChainHealth, type Health, judge } from './rules';

const chain: ChainHealth = {
  chainId: 1,
  name: 'Mainnet',
  isDeployed: true,
  isDemo: false,
  head: { block: '100', time: 1_000, ageSeconds: 12 },
};
const well: Omit<Health, 'status' | 'problems'> = {
  chains: [chain, { ...chain, chainId: 2, name: 'Second' }],
  indexer: { status: 'not configured' },
  evidence: { isWritable: true, bytes: 0, quota: 10 },
};
const status = (change: Partial<typeof well>) => judge({ ...well, ...change }, { maxBlockAge: 900 }).status;
const chains = (first: Partial<ChainHealth>, second: Partial<ChainHealth> = {}) => ({
  chains: [
    { ...chain, ...first },
    { ...chain, ...second },
  ],
});
const old = { block: '1', time: 0, ageSeconds: 901 };

test('all is well', () => {
  const health = judge(well, { maxBlockAge: 900 });
  assert.equal(health.status, 'ok');
  assert.deepEqual(health.problems, []);
});

test('without the default chain the app cannot do its work', () => {
  assert.equal(status(chains({ head: null })), 'failing');
  assert.equal(status(chains({ isDeployed: false })), 'failing');
  assert.equal(status(chains({ head: old })), 'failing');
});

test('the clock of a demo may stand still', () => {
  assert.equal(status(chains({ head: old, isDemo: true })), 'ok');
});

test('without another chain, the indexer or the evidence store it can do most of it', () => {
  assert.equal(status(chains({}, { head: null })), 'degraded');
  assert.equal(status({ indexer: { status: 'no answer' } }), 'degraded');
  assert.equal(status({ indexer: { status: 'behind', blocks: {} } }), 'degraded');
  assert.equal(status({ evidence: { isWritable: false, bytes: 0, quota: 10 } }), 'degraded');
  assert.equal(status({ evidence: { isWritable: true, bytes: 10, quota: 10 } }), 'degraded');
});

test('every problem is named', () => {
  const both = { ...well, ...chains({ head: null }, { isDeployed: false }) };
  assert.equal(judge(both, { maxBlockAge: 900 }).problems.length, 2);
});
