import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { findArtifacts } from './artifacts';

const project = mkdtempSync(join(tmpdir(), 'breakwater-artifacts-'));
after(() => rmSync(project, { recursive: true }));

it('finds the artifact of every profile, the shipped one first', () => {
  const artifacts = {
    Emission: {
      '0.8.37': { alone: { path: 'b.json' }, default: { path: 'a.json' }, tests: { path: 'c.json' } },
    },
    Unused: {},
  };
  mkdirSync(join(project, 'contracts/cache'), { recursive: true });
  writeFileSync(
    join(project, 'contracts/cache/solidity-files-cache.json'),
    JSON.stringify({ files: { 'src/Emission.sol': { artifacts } } }),
  );
  assert.deepEqual(findArtifacts(project), {
    'src/Emission.sol:Emission': ['contracts/out/a.json', 'contracts/out/b.json', 'contracts/out/c.json'],
  });
});
