import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileCid, HELIA, KUBO } from './unixfs';

const contentOf = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8) * 7) & 255);

/** Size, and the address by ipfs-unixfs-importer 17.1.1 with the layouts of Kubo and of Helia (raw leaves, CIDv1). */
const VECTORS = [
  [0, 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku', null],
  [1, 'bafkreidogqfzz75tpkmjzjke425xqcrmpcib2p5tg44hnbirumdbpl5adu', null],
  [262143, 'bafkreid45rceq2rkdjbkcgnhuxn6jj4gi3kplfu3fmkit6eujauukxcbqq', null],
  [262144, 'bafkreietseox7mbu3i3vb7ros2unfux4aqryzvgytw7scpl5juzn65javy', null],
  [
    262145,
    'bafybeicouja4gg2waqb57du37qije2sp5slnazguiuchd2lj4gix54r2pa',
    'bafkreieaijmkomwgndakgo4jylryrp5lapbvscdp3q7ral4xhe4hsk7wam',
  ],
  [524288, 'bafybeidxtwbfjuzuksbpwiugvlyc3bvbxow3adsce6u2jtqp3hyxxc4w7e', null],
  [
    1048577,
    'bafybeibg6a447okndve4263auvvabhyknwvntmm57drbnuebwctsa67xea',
    'bafybeialftuo5rdgrn5lmno5wlt2dyh5nbhvd7ztiaii4dk3bluovpjrgy',
  ],
  [5242863, 'bafybeibke6tybtt3xxapn4p4k7izwjgh7wwfrd5nejt7wykjp4swriijqe', null],
  [
    5242880,
    'bafybeih3op7wxb5fac32qmfzurm4j6run6n5smgw2sal4katdixjqmf7n4',
    'bafybeifhib3zxqjfwglqmkkx4mkvk5wdwg2iynvbsswlxnpdtw2xqf6wsa',
  ],
] as const;

/** Chunks of 1,024 bytes: a full node, one more, and three levels (the same importer). */
const DEEP = [
  [174 * 1024, 'bafybeiedaupxhayydzljij3asnebksiiur5g6lmnznuxw7s4teoqmedfci'],
  [175 * 1024, 'bafybeia3s6dbm7zxgt3bks47kemhjtooik5tnuqaf4abx5jvcemijo7w34'],
  [1000 * 1024 + 5, 'bafybeic55iy2grmdvv6ah4gmn4jjgkc6id2atczui5g33vgc5kpad775ye'],
] as const;

describe('addresses of files', () => {
  it('are those of ipfs add --cid-version=1', async () => {
    const hello = new TextEncoder().encode('hello world\n');
    assert.equal(String(await fileCid(hello)), 'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4');
  });

  for (const [size, kubo, helia] of VECTORS) {
    it(`are those of the importer at ${size} bytes`, async () => {
      assert.equal(String(await fileCid(contentOf(size), KUBO)), kubo);
      if (helia) assert.equal(String(await fileCid(contentOf(size), HELIA)), helia);
    });
  }

  it('are those of the importer where the tree is deep', async () => {
    for (const [size, cid] of DEEP) {
      assert.equal(String(await fileCid(contentOf(size), { chunk: 1024, fanOut: 174 })), cid);
    }
    const narrow = await fileCid(contentOf(200), { chunk: 1, fanOut: 5 });
    assert.equal(String(narrow), 'bafybeiao2fwg5cnlqbvi7jy2jdoqopaksuxpnajenvsitlsrpdptvobify');
  });
});
