import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAddress } from './address-text';

const address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

describe('an address as typed', () => {
  it('is read in one case or with its checksum, with the space that came along', () => {
    const texts = [
      address,
      address.toLowerCase(),
      `0x${address.slice(2).toUpperCase()}`,
      `0X${address.slice(2)}`,
    ];
    for (const text of [...texts, ` ${address}\n`, `\u200b${address}`, address.replace('C5', 'C5 ')]) {
      assert.deepEqual(readAddress(text), { address }, text);
    }
  });

  it('is refused with a letter in the wrong case, which is how a wrong digit shows', () => {
    const read = readAddress(address.replace('dc3A', 'dC3A'));
    assert.match('problem' in read ? read.problem : '', /checksum does not fit/);
  });

  it('is refused when it is none', () => {
    for (const text of ['', '0x', address.slice(0, -1), `${address}0`, 'vitalik.eth']) {
      assert.ok('problem' in readAddress(text), text);
    }
  });
});
