import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matchesType, typeOf } from './sniff';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('types', () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1);

  it('are judged by content, not by name', () => {
    assert.equal(typeOf(png), 'image/png');
    assert.equal(typeOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)), 'image/jpeg');
    assert.equal(typeOf(bytes('RIFF....WEBPVP8 ')), 'image/webp');
    assert.equal(typeOf(bytes('RIFF....WAVEfmt ')), 'text/plain');
    assert.equal(typeOf(bytes('%PDF-1.7')), 'application/pdf');
    assert.equal(typeOf(bytes('# Report')), 'text/plain');
    assert.equal(typeOf(bytes('[1, 2]')), 'application/json');
    assert.equal(typeOf(bytes('[1, 2')), 'text/plain');
    assert.equal(typeOf(Uint8Array.of(0, 1, 2)), null);
    assert.equal(typeOf(Uint8Array.of(0xff, 0xfe)), null);
  });

  it('must be what the sender says', () => {
    assert.equal(matchesType(png, 'application/pdf'), false);
    assert.equal(matchesType(bytes('plain'), 'text/markdown'), true);
    assert.equal(matchesType(bytes('a,b\n1,2'), 'text/csv'), true);
    assert.equal(matchesType(bytes('{"a": 1}'), 'text/plain'), true);
    assert.equal(matchesType(bytes('plain'), 'application/json'), false);
    assert.equal(matchesType(png, 'text/plain'), false);
  });

  it('never include what a browser runs', () => {
    const documents = [
      '<!DOCTYPE html><p>',
      '\n <html>',
      '<svg onload="x">',
      '<?xml version="1.0"?>',
      '<script>',
    ];
    for (const text of [...documents, '<!-- --><svg>', '\uFEFF<html>']) {
      assert.equal(typeOf(bytes(text)), null, text);
      assert.equal(matchesType(bytes(text), 'text/plain'), false, text);
    }
    assert.equal(typeOf(bytes('<b>bold</b> claim')), 'text/plain');
  });
});
