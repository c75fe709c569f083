import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IncidentEvent } from './events';
import { timelineOf } from './timeline';
import type { Incident } from './types';

const DAY = 86_400;
const WEIGHT = 10n ** 18n;
const person = (digit: string) => `0x${digit.repeat(40)}` as const;

const process = { commitSeconds: 3 * DAY, revealSeconds: 2 * DAY, appealSeconds: 3 * DAY, quorumBps: 1_000 };
const base = {
  id: 1,
  status: 'voting',
  eventTime: 100,
  commitUntil: 1_000,
  until: 2_000,
  severityBps: 5_000,
  hasVerdict: false,
  revealedWeight: 0n,
  totalWeight: 1_000n * WEIGHT,
  process,
} as unknown as Incident;

const format = { money: (amount: bigint) => `${amount} d`, weight: (amount: bigint) => `${amount} w` };
const story = (
  incident: Partial<Incident>,
  now: number,
  events: IncidentEvent[] = [],
  collectionEnd: number | null = null,
) => timelineOf({ ...base, ...incident }, { events, now, collectionEnd }, format);
const ahead = (incident: Partial<Incident>, now: number, collectionEnd: number | null = null) =>
  story(incident, now, [], collectionEnd)
    .filter(({ state }) => state !== 'past')
    .map(({ time, title, state }) => `${state} ${time} ${title}`);

describe('what comes next', () => {
  it('of a vote: the end of commits and reveals, the count, and the settlement after the appeal window', () => {
    assert.deepEqual(ahead({}, 500), [
      'ahead 1000 Commit window ends, reveal window begins',
      'ahead 2000 Reveal window ends',
      'ahead 2000 Votes are counted',
      `ahead ${2_000 + 3 * DAY} Without an appeal the verdict is settled`,
    ]);
    assert.equal(ahead({}, 1_500)[0], 'ahead 2000 Reveal window ends');
  });

  it('waits for whoever moves it on once a phase is over', () => {
    const count = (revealedWeight: bigint) => ahead({ revealedWeight }, 2_000);
    assert.deepEqual(count(100n * WEIGHT), ['now 2000 The votes can be counted now']);
    assert.deepEqual(count(99n * WEIGHT), ['now 2000 The vote can be closed now; then the arbiter decides']);
    assert.deepEqual(ahead({ status: 'decided' }, 2_000), ['now 2000 It can be settled now']);
    assert.deepEqual(ahead({ status: 'escalated' }, 2_000), [
      'now 2000 It can be closed without a verdict now',
    ]);
    assert.deepEqual(ahead({ status: 'escalated', hasVerdict: true }, 2_000), [
      'now 2000 The verdict of the vote can be confirmed now',
    ]);
  });

  it('is said for every open state', () => {
    const titles = (['filed', 'decided', 'escalated', 'drawn'] as const).map(
      (status) => ahead({ status }, 500)[0],
    );
    assert.deepEqual(titles, [
      'ahead 2000 Without a challenge it is accepted as asserted',
      'ahead 2000 Without an appeal the verdict is settled',
      'ahead 2000 Without a ruling there is no verdict: all bonds are returned, and it can be filed again',
      'ahead 2000 Unless it is filed again, it ends without a verdict',
    ]);
  });

  it('of an accepted one is the end of collecting; of a refused one nothing', () => {
    assert.deepEqual(ahead({ status: 'accepted', until: 3_000 }, 4_000, 9_000), [
      'ahead 9000 Collection ends; the rest becomes a gain of the pool',
    ]);
    assert.deepEqual(ahead({ status: 'refused', until: 3_000 }, 4_000), []);
  });
});

it('the story is told in order, the event first', () => {
  const events: IncidentEvent[] = [
    { kind: 'filed', time: 200, by: person('1'), step: 10, cover: 7, bond: 5n, drawn: null, evidence: '0x' },
    { kind: 'tallied', time: 2_100, decided: true, step: 8 },
    { kind: 'challenged', time: 300, by: person('2'), bond: 5n, evidence: '0x' },
    { kind: 'appealed', time: 2_200, by: person('3'), bond: 10n, evidence: '0x' },
    { kind: 'escalated', time: 2_200, until: 9_000 },
    { kind: 'ruled', time: 2_300, by: person('4'), step: 9 },
    { kind: 'finalized', time: 2_400, severityBps: 4_500, booked: 9n, asked: 12n },
    { kind: 'bondReturned', time: 2_500, party: 'appellant', to: person('3'), assets: 10n },
  ];
  const lines = story({ status: 'accepted', until: 2_400 }, 3_000, events, 9_000);
  assert.equal(lines[7]?.detail, '9 d of 12 d set aside: the pool had no more.');
  const titles = lines.map(({ title }) => title);
  assert.deepEqual(titles, [
    'The event',
    'Filed at 50 % with cover 7',
    'Challenged',
    'Votes counted: 40 %',
    'Appealed',
    'Sent to the arbiter',
    'The arbiter ruled: 45 %',
    'Settled at 45 %',
    '10 d of bonds paid to the appellant',
    'Collection ends; the rest becomes a gain of the pool',
  ]);
});

it('a count without a verdict says what follows', () => {
  const line = story({}, 500, [{ kind: 'tallied', time: 300, decided: false, step: 0 }])[1];
  assert.deepEqual([line?.title, line?.detail], ['Votes counted: no quorum', 'The arbiter decides.']);
});

it('a draw that is filed again names the first', () => {
  const filed = {
    kind: 'filed',
    time: 300,
    by: person('1'),
    step: 4,
    cover: 2,
    bond: 1n,
    drawn: 9,
    evidence: '0x',
  } as const;
  assert.match(story({}, 500, [filed])[1]?.detail ?? '', /incident 9 filed again/);
});
