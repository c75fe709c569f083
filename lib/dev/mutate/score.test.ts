import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outdated, reasonFor } from './equivalents';
import { firstFailure } from './forge';
import type { Status } from './judge';
import { apply, type Mutant, wordDiff } from './mutants';
import { readOptions } from './options';
import { countsOf, intervalOf, makeReport, type Result, reportLines, scoreOf } from './report';
import { sample } from './sample';
import { stagedFiles } from './stages';

const mutant = (n: number, file: string, operator: string): Mutant => ({
  id: `${file}-${n}`,
  file: `contracts/src/${file}.sol`,
  line: n,
  operator,
  diff: `x[-${n}-]`,
  edit: { start: 0, end: 0, text: '' },
});

const many = (count: number, file: string, operator: string) =>
  Array.from({ length: count }, (_, i) => mutant(i, file, operator));

const population = [...many(60, 'A', 'rounding'), ...many(30, 'A', 'constant'), ...many(10, 'B', 'rounding')];

describe('a sample of mutants', () => {
  it('gives files and operators their share', () => {
    const chosen = sample(population, 20, 'seed');
    const count = (file: string, operator: string) =>
      chosen.filter((m) => m.file.endsWith(`${file}.sol`) && m.operator === operator).length;
    assert.equal(chosen.length, 20);
    assert.equal(new Set(chosen).size, 20);
    assert.deepEqual([count('A', 'rounding'), count('A', 'constant'), count('B', 'rounding')], [12, 6, 2]);
  });

  it('is the same for the same seed in any order, and differs for another seed', () => {
    const ids = (mutants: Mutant[], seed: string) => sample(mutants, 20, seed).map(({ id }) => id);
    assert.deepEqual(ids(population, 'a'), ids([...population].reverse(), 'a'));
    assert.notDeepEqual(ids(population, 'a'), ids(population, 'b'));
  });

  it('is all mutants if there are no more than asked for', () => {
    assert.equal(sample(population, 1_000, 'seed').length, 100);
  });
});

const results = (...statuses: Result['status'][]): Result[] =>
  statuses.map((status, i) => {
    const { edit: _, ...rest } = mutant(i, i % 2 === 0 ? 'A' : 'B', 'rounding');
    return { ...rest, status, seconds: 2 };
  });

describe('the score', () => {
  it('counts a timeout as killed, and leaves out mutants that do not compile or change no code', () => {
    const statuses: Status[] = ['killed', 'timeout', 'killed', 'survived', 'equivalent', 'invalid', 'error'];
    assert.equal(scoreOf(countsOf([...results(...statuses), ...results('known')])), 75);
    assert.equal(scoreOf(countsOf(results('invalid'))), undefined);
  });

  it('of a sample comes with an interval', () => {
    const counts = countsOf(
      results(...Array<Status>(90).fill('killed'), ...Array<Status>(10).fill('survived')),
    );
    const [from, to] = intervalOf(counts) ?? [];
    assert.deepEqual([from?.toFixed(1), to?.toFixed(1)], ['82.6', '94.5']);
    assert.equal(intervalOf(countsOf([])), undefined);
  });

  it('is reported by file and operator with the survivors', () => {
    const report = makeReport(results('killed', 'survived', 'killed'), false, 85);
    assert.equal(scoreOf(report.files.A ?? countsOf([])), 100);
    assert.equal(scoreOf(report.files.B ?? countsOf([])), 0);
    assert.equal(report.secondsPerMutant, 2);
    const text = reportLines(report).join('\n');
    assert.match(text, /contracts\/src\/B\.sol:1 {2}rounding {2}B-1\n {4}x\[-1-\]/);
    assert.match(text, /2 of 3 mutants killed: 66\.7 % \(threshold 85 %/);
  });
});

describe('a diff', () => {
  it('is one line, even for a change of several lines, and shows whole words', () => {
    const before = 'a();\n  b(\n    c\n  );\nmaximum(d);\n';
    const at = (part: string, text: string) => {
      const start = before.indexOf(part);
      return { start, end: start + part.length, text };
    };
    assert.equal(wordDiff(before, at('b(\n    c\n  );', '{}')), '[-b( c );-]{+{}+}');
    assert.equal(wordDiff(before, at('maximum', 'minimum')), '[-maximum-]{+minimum+}(d);');
    assert.equal(apply(before, at('a();', '{}')).split('\n')[0], '{}');
  });
});

describe('the output of forge', () => {
  it('names the first test that failed', () => {
    assert.equal(
      firstFailure('[PASS] test_A()\n[FAIL: 1 != 2] test_B() (gas: 1)\n[FAIL] test_C()'),
      'test_B',
    );
    assert.equal(
      firstFailure('[FAIL: Low([1]); counterexample: args=[1]] testFuzz_D(uint256)'),
      'testFuzz_D',
    );
    assert.equal(firstFailure('[PASS] test_A()'), undefined);
  });
});

describe('the order of tests', () => {
  const tests = ['Pool/a', 'Claims/b', 'libraries/PoolLib', 'invariant/Pool'].map(
    (t) => `contracts/test/${t}.t.sol`,
  );

  it('begins with tests named after the contract and ends with the invariant campaigns', () => {
    const [pool, claims, lib, campaign] = tests;
    assert.deepEqual(stagedFiles(tests, ['PoolBase', 'Pool']), [[pool], [claims, lib], [campaign]]);
    assert.deepEqual(stagedFiles(tests, ['PoolLib']), [[lib], [pool, claims], [campaign]]);
    assert.deepEqual(stagedFiles(tests, ['Nothing']), [[pool, claims, lib], [campaign]]);
  });
});

describe('known equivalent mutants', () => {
  const known = [{ file: 'contracts/src/A.sol', diff: 'x[-1-]', reason: 'for a reason' }];

  it('are found by file and diff, and reported when their line has changed', () => {
    assert.equal(reasonFor(mutant(1, 'A', 'rounding'), known), 'for a reason');
    assert.equal(reasonFor(mutant(2, 'A', 'rounding'), known), undefined);
    assert.deepEqual(outdated([mutant(1, 'A', 'rounding')], known), []);
    assert.deepEqual(outdated([mutant(2, 'A', 'rounding')], known), known);
  });
});

describe('options', () => {
  it('have defaults and are checked', () => {
    const options = readOptions(['--sample', '40', '--files', 'PoolLib, StreamLib']);
    assert.deepEqual([options.sample, options.threshold, options.jobs], [40, 85, 1]);
    assert.deepEqual(options.files, ['PoolLib', 'StreamLib']);
    for (const wrong of [['--sample', 'x'], ['--jobs', '1.5'], ['--threshold', '-1'], ['--what']])
      assert.throws(() => readOptions(wrong));
  });
});
