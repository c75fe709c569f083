import assert from 'node:assert/strict';
import { it } from 'node:test';
import { WAD } from '@/lib/units';
import { atLevel, costAt, costBetween, curveUtilisations } from './cost-curve';

const percent = (value: bigint) => (WAD * value) / 100n;
const curve = [
  { utilisation: 0n, cost: percent(2n) },
  { utilisation: percent(70n), cost: percent(4n) },
  { utilisation: WAD, cost: percent(20n) },
];

it('the cost of capital is read between the points of its curve and flat beyond them', () => {
  assert.equal(costAt(curve, 0n), percent(2n));
  assert.equal(costAt(curve, percent(35n)), percent(3n));
  assert.equal(costAt(curve, percent(70n)), percent(4n));
  assert.equal(costAt(curve, percent(85n)), percent(12n));
  assert.equal(costAt(curve, 2n * WAD), percent(20n));
  assert.equal(costAt([], 0n), 0n);
});

it('the level multiplies the whole curve', () => {
  const doubled = atLevel(curve, { level: 2n * WAD });
  assert.deepEqual(
    doubled.map(({ cost }) => cost),
    [percent(4n), percent(8n), percent(40n)],
  );
});

it('the curve is read from 0 to 100 %, the kink included', () => {
  assert.equal(curveUtilisations.at(0), 0n);
  assert.equal(curveUtilisations.at(-1), WAD);
  assert.ok(curveUtilisations.includes(percent(70n)));
});

it('binding capital costs the area under the curve', () => {
  assert.equal(costBetween(curve, 0n, percent(70n)), (percent(70n) * percent(3n)) / WAD);
  assert.equal(costBetween(curve, percent(70n), WAD), (percent(30n) * percent(12n)) / WAD);
  assert.equal(
    costBetween(curve, percent(35n), percent(85n)),
    (percent(35n) * percent(7n)) / (2n * WAD) + (percent(15n) * percent(8n)) / WAD,
  );
  assert.equal(costBetween(curve, WAD, 2n * WAD), percent(20n));
});
