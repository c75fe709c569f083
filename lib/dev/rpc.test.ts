import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { CHAIN, faults, TestNode } from '../server/rpc/test-node';
import { rpc } from './rpc.mjs';

let node: TestNode;
before(async () => {
  node = await TestNode.start(1);
});
after(() => node.close());
beforeEach(() => {
  node.requests.length = 0;
  node.faults.length = 0;
});

it('asks a busy node again', async () => {
  node.faults.push(faults.text('rate limit exceeded', 429), faults.text('<html>busy</html>', 503));
  assert.equal(Number(await rpc(node.url, 'eth_chainId')), CHAIN);
  assert.equal(node.requests.length, 3);
});

it('says with which status a node failed, and what it refused', async () => {
  node.faults.push(faults.text('no such key', 401));
  await assert.rejects(rpc(node.url, 'eth_chainId'), /eth_chainId: the node answered with status 401 /);
  node.faults.push(faults.text('{"message":"Unauthorized"}', 401));
  await assert.rejects(rpc(node.url, 'eth_chainId'), /eth_chainId: the node answered with status 401 /);
  node.faults.push(faults.text('{"error":"no such key"}', 403));
  await assert.rejects(rpc(node.url, 'eth_chainId'), /eth_chainId: the node answered with status 403 /);
  await assert.rejects(rpc(node.url, 'eth_nothing'), /eth_nothing: no eth_nothing/);
});
