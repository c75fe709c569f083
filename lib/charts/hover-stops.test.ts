import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type HoverStop, packStops, stopAt } from './hover-stops';

const stop = (x: number, ...values: [string, string, number][]): HoverStop => ({
  x,
  label: `at ${x}`,
  values: values.map(([name, text, y]) => ({ name, color: `of ${name}`, text, y })),
});

const stops = [
  stop(0, ['a', '1.0', 0]),
  stop(0.25, ['a', '1.2', 0.2], ['b', '3', 1]),
  stop(1, ['b', '4', 0.5]),
];

it('the stop of a chart that is nearest says what it said before it was packed', () => {
  const packed = packStops(stops);
  for (const [place, expected] of [
    [-1, stops[0]],
    [0.1, stops[0]],
    [0.2, stops[1]],
    [0.9, stops[2]],
  ] as const)
    assert.deepEqual(stopAt(packed, place), expected);
  assert.equal(stopAt(packStops([]), 0.5), null);
});

it('a packed chart names each line once and no digits that nobody sees', () => {
  const { lines, stops: packed } = packStops([...stops, stop(1 / 3, ['a', '5', 2 / 3])]);
  assert.deepEqual(
    lines.map(({ name }) => name),
    ['a', 'b'],
  );
  assert.deepEqual(packed.at(-1), [0.3333, `at ${1 / 3}`, [[0, 0.6667, '5']]]);
});
