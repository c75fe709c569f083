import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { onChain } from './chains';

/** A chain to which no demo was deployed. */
const CHAIN = 1;
process.env.CHAIN_ID = String(CHAIN);

const post = (body: object) =>
  new Request('http://localhost/api/demo', { method: 'POST', body: JSON.stringify(body) });

describe('a deployment without a demo', () => {
  it('gives no money', async () => {
    const { POST } = await import('@/app/api/demo/faucet/route');
    const address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
    const answer = await onChain(CHAIN, () => POST(post({ address })));
    assert.equal(answer.status, 404);
  });

  it('has no clock to move', async () => {
    const { POST } = await import('@/app/api/demo/time/route');
    const answer = await onChain(CHAIN, () => POST(post({ seconds: 60 })));
    assert.equal(answer.status, 404);
  });

  it('publishes no rounds', async () => {
    const { POST } = await import('@/app/api/demo/rounds/route');
    const rounds = { feed: 'feed', beats: [{ after: 1, price: '1' }] };
    const answer = await onChain(CHAIN, () => POST(post(rounds)));
    assert.equal(answer.status, 404);
  });
});
