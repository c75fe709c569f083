import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { appealInWords, bondsOf, challengeInWords, challengeLosesFrom } from './bonds';
import type { IncidentEvent } from './events';

const person = (digit: string) => `0x${digit.repeat(40)}` as const;
const NOTHING = { filer: 0n, challenger: 0n, appellant: 0n };
const incident: Parameters<typeof bondsOf>[0] = {
  status: 'refused',
  bondsOwed: { ...NOTHING, challenger: 750n },
  filer: person('1'),
  challenger: person('2'),
  appellant: person('3'),
  bond: 500n,
  isProven: false,
};

const states = (of: Parameters<typeof bondsOf>[0], events: IncidentEvent[] = []) =>
  bondsOf(of, events).map(({ party, amount, owed, state }) => [party, amount, owed, state]);

describe('the bonds of an incident', () => {
  it('are forfeited by who lost and owed with half of the other side’s to who won', () => {
    assert.deepEqual(states(incident), [
      ['filer', 500n, 0n, 'forfeited'],
      ['challenger', 500n, 750n, 'owed'],
      ['appellant', 1_000n, 0n, 'forfeited'],
    ]);
  });

  it('are returned once they were collected', () => {
    const back = {
      kind: 'bondReturned',
      time: 9,
      party: 'challenger',
      to: person('2'),
      assets: 750n,
    } as const;
    assert.equal(states({ ...incident, bondsOwed: NOTHING }, [back])[1]?.[3], 'returned');
  });

  it('are held while it is open, and owed in a draw', () => {
    const open = { ...incident, status: 'escalated', challenger: null, bondsOwed: NOTHING } as const;
    assert.deepEqual(
      states(open).map(([, , , state]) => state),
      ['held', 'held'],
    );
    const drawn = { ...open, status: 'drawn', bondsOwed: { ...NOTHING, filer: 500n } } as const;
    assert.equal(states(drawn)[0]?.[3], 'owed');
  });

  it('do not exist for a proof', () => {
    assert.deepEqual(bondsOf({ ...incident, isProven: true }, []), []);
  });
});

describe('what awaits a challenger and an appellant', () => {
  it('is said with the severities at which a bond is forfeited', () => {
    assert.equal(challengeLosesFrom(12), 10);
    assert.equal(challengeLosesFrom(1), 1);
    assert.match(challengeInWords(12).join(' '), /At 5 % to 45 % both.*At 50 % to 60 % you lose your bond/);
    assert.doesNotMatch(challengeInWords(2).join(' '), /both bonds are returned/);
    assert.match(appealInWords(20)[0] ?? '', /from 90 % to 100 %/);
    assert.match(appealInWords(0)[0] ?? '', /from 0 % to 10 %/);
  });
});
