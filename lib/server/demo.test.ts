import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

/** A chain to which no demo was deployed. */
process.env.CHAIN_ID = '1';

const post = (body: object) =>
  new Request('http://localhost/api/demo', { method: 'POST', body: JSON.stringify(body) });

describe('a deployment without a demo', () => {
  it('gives no money', async () => {
    const { POST } = await import('@/app/api/demo/faucet/route');
    const address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
    assert.equal((await POST(post({ address }))).status, 404);
  });

  it('has no clock to move', async () => {
    const { POST } = await import('@/app/api/demo/time/route');
    assert.equal((await POST(post({ seconds: 60 }))).status, 404);
  });

  it('publishes no rounds', async () => {
    const { POST } = await import('@/app/api/demo/rounds/route');
    assert.equal((await POST(post({ feed: 'feed', beats: [{ after: 1, price: '1' }] }))).status, 404);
  });
});
