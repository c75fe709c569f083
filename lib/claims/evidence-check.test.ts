import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { makeLossList, writeLossFile } from '@/lib/losses/file';
import { addressOf } from './evidence';
import { checkEvidence } from './evidence-check';

const bytes = (text: string) => new TextEncoder().encode(text);
const { fetch } = globalThis;

afterEach(() => {
  globalThis.fetch = fetch;
});

/** What a server answers, honest or not. */
function serve(body: Uint8Array<ArrayBuffer> | null) {
  globalThis.fetch = async () => new Response(body, { status: body ? 200 : 404 });
}

describe('a check on the reader’s device', () => {
  it('tells the file from any other', async () => {
    const content = bytes('The oracle stopped at 14:02 UTC.');
    const { cid, digest } = await addressOf(content);
    serve(content);
    assert.deepEqual(await checkEvidence(cid, digest), { status: 'genuine', list: null });
    serve(bytes('It never stopped.'));
    assert.deepEqual(await checkEvidence(cid, digest), { status: 'forged' });
    serve(null);
    assert.deepEqual(await checkEvidence(cid, digest), { status: 'unreachable' });
  });

  it('computes the root of a list of losses', async () => {
    const list = makeLossList('Harbour', 6, [{ account: `0x${'11'.repeat(20)}`, loss: 2_500_000n }]);
    const content = bytes(writeLossFile(list));
    const { cid, digest } = await addressOf(content);
    serve(content);
    const result = await checkEvidence(cid, digest);
    assert.ok(result.status === 'genuine');
    assert.match(result.list ?? '', /“Harbour”: 1 account, 2\.5/);
    assert.ok(result.list?.endsWith(list.root));
  });
});
