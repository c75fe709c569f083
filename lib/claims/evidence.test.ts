import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOf, cidOf, cidsOf, digestOf, matchDigest, sha256Of } from './evidence';
import { fileCid, HELIA } from './unixfs';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('content addresses', () => {
  it('are those of IPFS: base32 of version, codec, hash kind, length and digest', async () => {
    const digest = await sha256Of(bytes('hello world'));
    assert.equal(digest, '0xb94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9');
    assert.equal(cidOf(digest), 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e');
  });

  it('lead back to the digest', async () => {
    const digest = await sha256Of(bytes('The oracle stopped at 14:02 UTC.'));
    assert.equal(digestOf(cidOf(digest)), digest);
  });

  it('of another kind are refused', () => {
    assert.equal(digestOf('QmPK1s3pNYLi9ERiq3BDxKa4XosgWwFRQUydHUtz4YgpqB'), null);
    assert.equal(digestOf('../../etc/passwd'), null);
  });
});

describe('content', () => {
  const large = new Uint8Array(1_500_000).fill(7);

  it('of one block has a raw address, of several the address of its root', async () => {
    const small = bytes('short');
    assert.deepEqual(await addressOf(small), {
      digest: await sha256Of(small),
      cid: cidOf(await sha256Of(small)),
    });
    const { cid, digest } = await addressOf(large);
    assert.match(cid, /^bafybei/);
    assert.deepEqual(cidsOf(digest), [cidOf(digest), cid]);
    assert.equal(digestOf(cid), digest);
  });

  it('is recognised however it was cut, and only it', async () => {
    const { cid, digest } = await addressOf(large);
    assert.equal(await matchDigest(large, digest), cid);
    assert.equal(await matchDigest(large, await sha256Of(large)), cidOf(await sha256Of(large)));
    const helia = String(await fileCid(large, HELIA));
    assert.equal(await matchDigest(large, digestOf(helia) ?? '0x'), helia);
    const other = large.slice();
    other[1_499_999] = 8;
    assert.equal(await matchDigest(other, digest), null);
  });
});
