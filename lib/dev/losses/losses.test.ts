import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Failure } from '../process.mjs';
import { root } from '../settings.mjs';
import { HELP, readOptions } from './options';

const directory = mkdtempSync(join(tmpdir(), 'losses-'));
after(() => rmSync(directory, { recursive: true }));

function run(...args: string[]) {
  const command = ['--import', 'tsx', 'lib/dev/losses.ts', ...args];
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
}

describe('npm run losses', () => {
  const real = join(root, 'lib/losses/data/ydai-2021-losses.csv');

  it('writes the same bytes every time', () => {
    const [first, second] = ['one', 'two'].map((name) => {
      const out = join(directory, name);
      const { status, stdout } = run(real, '--title', 'yDAI', '--out', out, '--json');
      assert.equal(status, 0);
      assert.equal(JSON.parse(stdout).count, 2525);
      return ['losses.json', 'proofs.json'].map((file) => readFileSync(join(out, file), 'utf8'));
    });
    assert.deepEqual(first, second);
  });

  it('writes nothing if the list has a problem', () => {
    const file = join(directory, 'bad.csv');
    writeFileSync(file, 'account,loss\nnobody,1\nnobody,"1,234"\n');
    const before = readdirSync(directory);
    const { status, stderr } = run(file, '--decimals', '6', '--out', join(directory, 'never'));
    assert.equal(status, 1);
    assert.match(stderr, /bad\.csv:2: "nobody".*\n.*bad\.csv:3: /);
    assert.match(stderr, /3 problems; nothing was written/);
    assert.deepEqual(readdirSync(directory), before);
  });

  it('shows its help, and explains wrong options', () => {
    assert.equal(readOptions(['--help']), null);
    assert.match(HELP, /--round-down/);
    const refused = (...args: string[]) => assert.throws(() => readOptions(args), Failure);
    refused();
    refused('one.csv', 'two.csv');
    refused(real, '--bogus');
    refused(real, '--decimals', 'six');
    refused(real, '--delimiter', 'x');
    refused(real, '--point', ',', '--thousands', ',');
    assert.equal(readOptions([real, '--thousands', '.'])?.point, ',');
    assert.equal(readOptions([real])?.title, 'ydai-2021-losses');
  });
});
