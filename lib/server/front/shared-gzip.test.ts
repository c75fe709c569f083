import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Piece } from './answer.mjs';
import { Packer, zipped } from './shared-gzip.mjs';

/** What one reader gets, with something of its own between the texts. */
async function copyOf(texts: readonly string[], own: string, batch = 3) {
  const packer = new Packer();
  const pieces = texts.flatMap((text, index): Piece[] => {
    if (index > 0) packer.leaveOut(own.length);
    const bytes = Buffer.from(text, 'latin1');
    return [...(index > 0 ? [null] : []), { bytes, packed: packer.pack(bytes) }];
  });
  async function* batches() {
    for (let start = 0; start < pieces.length; start += batch) yield pieces.slice(start, start + batch);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of zipped(batches(), Buffer.from(own))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const unpacked = (bytes: Buffer) => gunzipSync(bytes).toString('latin1');

describe('a gzip stream that readers share', () => {
  const script = (index: number) =>
    `">self.__next_f.push([1,"pool ${index} naïve ${index * 7}"])</script><script nonce="`;
  const texts = Array.from({ length: 1_500 }, (_, index) => script(index));

  it('has each reader’s own between what is the same for all', async () => {
    for (const own of ['first-reader', 'other-reader']) {
      const copy = await copyOf(texts, own);
      assert.equal(unpacked(copy), texts.join(own));
    }
  });

  it('refers to what was sent before, over what differs', async () => {
    const copy = await copyOf(texts, 'first-reader');
    assert.ok(copy.length < texts.join('first-reader').length / 2);
  });

  it('holds whatever bytes there are', async () => {
    const zeros = '\0'.repeat(400);
    const odd = [zeros, `${zeros}text`, 'text text', zeros, '\u00ff\0'];
    assert.equal(unpacked(await copyOf(odd, 'first-reader', 1)), odd.join('first-reader'));
    assert.equal(unpacked(await copyOf([], 'first-reader')), '');
  });
});
