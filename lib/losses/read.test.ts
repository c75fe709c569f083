import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ReadOptions, readLosses } from './read';

const A = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const B = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';
const C = '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB';

const list = (...rows: string[]) => ['account,loss', ...rows].join('\n');

function lossesOf(text: string, options: ReadOptions = {}) {
  const result = readLosses(text, { decimals: 6, ...options });
  assert.ok('losses' in result, 'problems' in result ? JSON.stringify(result.problems) : '');
  return result;
}

function problemsOf(text: string, options: ReadOptions = {}) {
  const result = readLosses(text, { decimals: 6, ...options });
  assert.ok('problems' in result, 'the list should be refused');
  return result.problems;
}

/** The one problem of a list with this single row. */
function refusal(row: string, options: ReadOptions = {}) {
  const [problem, ...others] = problemsOf(list(row), options);
  assert.deepEqual(others, []);
  assert.equal(problem?.line, 2);
  return problem?.message ?? '';
}

const amountOf = (cell: string, options: ReadOptions = {}) =>
  lossesOf(list(`${A},${cell}`), options).losses[0]?.loss;

describe('amounts', () => {
  it('become units at any decimals', () => {
    assert.equal(amountOf('1234', { decimals: 0 }), 1234n);
    assert.equal(amountOf('1234', { decimals: 6 }), 1_234_000_000n);
    assert.equal(amountOf('0.00000001', { decimals: 8 }), 1n);
    assert.equal(amountOf('.5'), 500_000n);
    assert.equal(amountOf('1.5', { decimals: 18 }), 1_500_000_000_000_000_000n);
    assert.equal(amountOf('1500000', { decimals: 6, units: true }), 1_500_000n);
  });

  it('are exact beyond what a float holds', () => {
    assert.equal(amountOf('9007199254740993.000001'), 9_007_199_254_740_993_000_001n);
  });

  it('may group digits where it cannot be misread', () => {
    assert.equal(amountOf('"1,234,567"'), 1_234_567_000_000n);
    assert.equal(amountOf('"1,234.5"'), 1_234_500_000n);
  });

  it('that can be read in two ways are refused until the marks are said', () => {
    assert.match(refusal(`${A},"1,234"`), /1234 or as 1\.234.*--thousands ","/);
    assert.equal(amountOf('"1,234"', { thousands: ',' }), 1_234_000_000n);
    assert.equal(amountOf('"1,234"', { point: ',' }), 1_234_000n);
  });

  it('may have a comma for a point', () => {
    assert.equal(amountOf('"1.234,56"', { point: ',' }), 1_234_560_000n);
    assert.match(refusal(`${A},"1234,5"`), /--point ","/);
    assert.match(refusal(`${A},1.234`, { point: ',' }), /1234 or as 1\.234/);
  });

  it('may be grouped by other marks when they are said', () => {
    assert.match(refusal(`${A},1 234.5`), /--thousands " "/);
    assert.equal(amountOf('1 234.5', { thousands: ' ' }), 1_234_500_000n);
    assert.equal(amountOf("1'234'567", { thousands: "'" }), 1_234_567_000_000n);
  });

  it('with badly placed marks are refused', () => {
    for (const cell of ['"12,34,567"', '"1,23.5"', '1.2.3', '"1,,234"', '"0,123,456"', '"1,234,56.7"']) {
      assert.match(refusal(`${A},${cell}`), /three|point/, cell);
    }
  });

  it('that are no numbers are refused', () => {
    for (const cell of ['$5', '5 USDC', '5%', 'n/a', '0x10', 'Infinity', '.', '+', '1e', 'e5', '--5']) {
      assert.match(refusal(`${A},${cell}`), /not a number/, cell);
    }
    assert.match(refusal(`${A},`), /missing/);
    assert.match(refusal(`${A},(5)`), /Brackets/);
    assert.match(refusal(`${A},${'9'.repeat(200)}`), /too long/);
  });

  it('in scientific notation are refused until they are said to be exact', () => {
    assert.match(refusal(`${A},1.5e3`), /--scientific/);
    assert.equal(amountOf('1.5e3', { scientific: true }), 1_500_000_000n);
    assert.equal(amountOf('1E-6', { scientific: true }), 1n);
    assert.match(refusal(`${A},1e999`, { scientific: true }), /exponent/);
  });

  it('finer than the token are refused until they may be rounded down', () => {
    assert.match(refusal(`${A},1.0000005`), /6 decimals.*--round-down/);
    assert.equal(amountOf('1.500000000'), 1_500_000n);
    const { losses, notes } = lossesOf(list(`${A},1.0000005`, `${B},0.0000009`, `${C},2`), {
      roundDown: true,
    });
    assert.deepEqual(
      losses.map(({ loss }) => loss),
      [1_000_000n, 2_000_000n],
    );
    assert.deepEqual([notes.roundedRows, notes.roundedOff, notes.zeros], [2, '0.0000014', 1]);
  });

  it('beyond 256 bits are refused', () => {
    assert.match(refusal(`${A},${2n ** 256n}`, { decimals: 0 }), /2\^256/);
    assert.equal(amountOf(`${2n ** 256n - 1n}`, { decimals: 0 }), 2n ** 256n - 1n);
  });
});

describe('decimals', () => {
  it('are taken from the list only when all amounts have the same, and as many as a token', () => {
    const guess = (...rows: string[]) => readLosses(list(...rows), {});
    const six = guess(`${A},1.000000`, `${B},2.500000`);
    assert.ok('notes' in six && six.notes.decimals === 6 && six.notes.decimalsDetected);
    for (const rows of [[`${A},1.50`], [`${A},15`], [`${A},1.000000`, `${B},1.00000000`]]) {
      const result = guess(...rows);
      assert.ok('problems' in result);
      assert.match(result.problems[0]?.message ?? '', /--decimals N/);
    }
  });
});

describe('accounts', () => {
  it('may be in lower case, upper case or checksummed', () => {
    const upper = `0x${B.slice(2).toUpperCase()}`;
    const { losses } = lossesOf(list(`${A.toLowerCase()},1`, `${upper},1`, `${C},1`));
    assert.deepEqual(
      losses.map(({ account }) => account),
      [A, B, C],
    );
  });

  it('with a wrong checksum are refused with the right one', () => {
    assert.match(refusal(`${A.replace('aA', 'Aa')},1`), new RegExp(`checksum is wrong.*${A}`));
  });

  it('that are none are refused', () => {
    assert.match(refusal(`${A.slice(0, -1)},1`), /this one has 39/);
    assert.match(refusal(`${A.slice(2)},1`), /does not begin with 0x/);
    assert.match(refusal('vitalik.eth,1'), /name/);
    assert.match(refusal(`0x${'0'.repeat(40)},1`), /zero address/);
    assert.match(refusal(',1'), /missing/);
  });
});

describe('rows', () => {
  it('of the same account are refused, or added up', () => {
    const text = list(`${A},1`, `${B},2`, `${A.toLowerCase()},3`);
    const [problem] = problemsOf(text);
    assert.deepEqual([problem?.line, problem?.value], [4, A]);
    assert.match(problem?.message ?? '', /line 2.*--merge/);
    const { losses, notes } = lossesOf(text, { merge: true });
    assert.deepEqual(
      losses.map(({ loss }) => loss),
      [4_000_000n, 2_000_000n],
    );
    assert.equal(notes.merged, 1);
  });

  it('of a gain are refused, or left out', () => {
    for (const minus of ['-', '−']) assert.match(refusal(`${A},${minus}5`), /gained.*--skip-gains/);
    const { losses, notes } = lossesOf(list(`${A},-5`, `${B},1`), { skipGains: true });
    assert.deepEqual([losses.length, notes.gains], [1, 1]);
  });

  it('without a loss are dropped and counted', () => {
    const { losses, notes } = lossesOf(list(`${A},0`, `${B},1`));
    assert.deepEqual([losses.length, notes.zeros], [1, 1]);
    assert.match(problemsOf(list(`${A},0`))[0]?.message ?? '', /No account/);
  });

  it('of totals are refused, or checked and left out', () => {
    const text = (total: string) => list(`${A},1.5`, `${B},2`, `Total,${total}`);
    assert.match(problemsOf(text('3.5'))[0]?.message ?? '', /--totals/);
    assert.equal(lossesOf(text('3.50'), { totals: true }).losses.length, 2);
    assert.match(problemsOf(text('4'), { totals: true })[0]?.message ?? '', /sum to 3\.5, not to 4/);
  });

  it('of another width are refused', () => {
    assert.match(refusal(`${A},1,234`), /3 columns where the first has 2/);
  });

  it('are all judged before anything is refused', () => {
    const problems = problemsOf(list(`${A},x`, 'nobody,1', `${B},1`, `${B},2`, `${C},-1`, 'Total,5'));
    assert.deepEqual(
      problems.map(({ line }) => line),
      [2, 3, 5, 6, 7],
    );
  });
});

describe('tables', () => {
  it('may have a BOM, CRLF, blank lines, quotes and spaces', () => {
    const text = `\uFEFF\r\n"Wallet" , "Loss"\r\n\r\n "${A}" , "1,234.5" \r\n,\r\n${B},2\r\n\r\n`;
    assert.equal(lossesOf(text).losses.length, 2);
    assert.equal(problemsOf(text.replace(B, 'x'))[0]?.line, 6);
  });

  it('may be delimited by semicolons, tabs and bars', () => {
    for (const mark of [';', '\t', '|']) {
      assert.equal(
        lossesOf(`account${mark}loss\n${A}${mark}1,5\n`, { point: ',' }).losses[0]?.loss,
        1_500_000n,
      );
    }
  });

  it('may break a line inside quotes, double quotes, and lack a header', () => {
    const text = `${A},"a ""note""\nof two lines",1\n${B},x,zzz\n`;
    assert.equal(problemsOf(text, { account: '1', loss: '3' })[0]?.line, 3);
    assert.equal(lossesOf(`${A},1`).losses.length, 1);
  });

  it('with a broken quote are refused', () => {
    assert.match(problemsOf(list(`"${A},1`))[0]?.message ?? '', /never closed/);
    assert.match(problemsOf(list(`"${A}"x,1`))[0]?.message ?? '', /after the closing quote/);
  });

  it('without content are refused', () => {
    assert.match(problemsOf('')[0]?.message ?? '', /empty/);
    assert.match(problemsOf('account,loss')[0]?.message ?? '', /No account/);
  });
});

describe('columns', () => {
  const wide = `lost usdc,note,Holder Address,lost usd\n1,x,${A},2\n`;

  it('are found by header, in any order, or said by name or position', () => {
    assert.match(problemsOf(wide)[0]?.message ?? '', /"lost usdc" and "lost usd" could all be the loss/);
    assert.equal(lossesOf(wide, { loss: 'LOST USDC' }).losses[0]?.loss, 1_000_000n);
    assert.equal(lossesOf(wide, { account: '3', loss: '4' }).losses[0]?.loss, 2_000_000n);
    assert.match(problemsOf(wide, { loss: 'missing' })[0]?.message ?? '', /no column "missing".*"note"/);
  });

  it('of balances give the difference, exactly', () => {
    const text = `account,before,after\n${A},2.0000005,1.0000005\n${B},1,3\n`;
    assert.match(problemsOf(text)[0]?.message ?? '', /gained/);
    assert.equal(lossesOf(text, { skipGains: true }).losses[0]?.loss, 1_000_000n);
    assert.match(problemsOf(`account,before,after\n${A},1,-3\n`)[0]?.message ?? '', /balance cannot be/);
  });

  it('cannot be both a loss and balances', () => {
    const text = `account,loss,before,after\n${A},1,9,2\n`;
    assert.equal(lossesOf(text).losses[0]?.loss, 1_000_000n);
    assert.equal(lossesOf(text, { before: 'before', after: 'after' }).losses[0]?.loss, 7_000_000n);
    assert.match(problemsOf(text, { loss: 'loss', before: 'before' })[0]?.message ?? '', /not both/);
  });
});
