import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cidOf, digestOf, matchesType, sha256Of, typeOf } from './evidence';

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

describe('types', () => {
  it('are judged by content, not by name', () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d);
    assert.equal(typeOf(png), 'image/png');
    assert.equal(typeOf(bytes('# Report')), 'text/plain');
    assert.equal(typeOf(Uint8Array.of(0, 1, 2)), null);
    assert.equal(matchesType(png, 'application/pdf'), false);
    assert.equal(matchesType(bytes('plain'), 'text/markdown'), true);
  });
});
