import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseJson } from './json-text';

const SOUND = '{\n  "a": [1, -2.5e3, true, null, "x, \\"y\\""],\n  "b": { "c": {} , "d": [] }\n}\n';

it('reads what JSON.parse reads, also after a byte order mark', () => {
  assert.deepEqual(parseJson('f', SOUND), { raw: JSON.parse(SOUND), mistakes: [] });
  assert.deepEqual(parseJson('f', `\uFEFF${SOUND}`).raw, JSON.parse(SOUND));
});

it('names duplicate settings', () => {
  const text = '{ "guardian": "a", "pools": [{ "name": "x", "name": "y" }], "guardian": "b" }';
  assert.deepEqual(parseJson('f', text).mistakes, [
    'pools[0].name: appears twice.',
    'guardian: appears twice.',
  ]);
});

for (const [text, sentence] of [
  ['{\n  "a": 1\n  "b": 2\n}', /at line 3, column 3, what begins with "b": 2 does not belong there/],
  ['{\n  "a": 1,\n}', /at line 3, column 1, what begins with \} does not belong there/],
  ['{ "a": 1,500 }', /at line 1, column 10, what begins with 500 \}/],
  ['{ "a": 1_500 }', /at line 1, column 8, what begins with 1_500/],
  ['{ "a": 1 } }', /at line 1, column 12/],
  ["{ 'a': 1 }", /at line 1, column 3/],
  ['{ "a": [1, 2 ', /it ends too early/],
  ['{ "a": "no end }', /at line 1, column 8/],
  [' \n', /^f is empty\.$/],
] as const)
  it(`shows the position of the syntax error: ${text.replaceAll('\n', ' ')}`, () => {
    assert.throws(() => parseJson('f', text), { message: sentence });
  });
