import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Address } from 'viem';
import { BRK } from '@/lib/tx/types';
import { type Action, decodeAction, type GovernanceContext, partKey, todayKey } from './actions';
import { knownContracts } from './contracts';
import { parseField, problemOf } from './fields';
import type { Given } from './kind';
import { isKind, KINDS, type KindName, kindOf, todayOf } from './kinds';
import { formatField } from './number-fields';
import { boundsInWords, refusals } from './refusals';

const address = (digit: number) => `0x${String(digit).padStart(2, '0').repeat(20)}` as Address;
const deployment = {
  chainId: 1,
  blockNumber: 0,
  factory: address(1),
  claims: address(2),
  governor: address(3),
  timelock: address(4),
  assessors: address(5),
  rewards: address(6),
  emission: address(7),
  lens: address(12),
  ledger: address(13),
  accessManager: address(8),
  cover: address(9),
  token: address(10),
  model: address(11),
};
const pool = address(20);
const someone = address(21);
const dUSD = { address: address(22), symbol: 'dUSD', decimals: 6 };

const params = {
  marginBps: 12_000,
  rhoBps: 2500,
  groupCapBps: 2500,
  leverageBps: 40_000,
  materialityBps: 100,
  feeBps: 1000,
  reserveBps: 2000,
  reserveTargetBps: 3000,
  cancelFeeBps: 1000,
};
const process = {
  arbiter: deployment.timelock,
  bond: 500_000_000n,
  challengeSeconds: 259_200,
  commitSeconds: 259_200,
  revealSeconds: 172_800,
  appealSeconds: 259_200,
  rulingSeconds: 1_209_600,
  fastLaneBps: 200,
  quorumBps: 1000,
  thresholdBps: 6000,
  largeThresholdBps: 6667,
  largeShareBps: 1000,
  penaltyBps: 200,
};
const limits = {
  maxShareBps: 4000,
  minWeightBps: 5000,
  minRiskRate: 5n * 10n ** 15n,
  maxRiskRate: 10n ** 18n,
  minWaitingDays: 1,
  maxTermDays: 365,
  maxProducts: 24,
  loosenDays: 7,
};

const context: GovernanceContext = {
  contracts: knownContracts(deployment, [dUSD]),
  names: { [pool]: 'Harbour' },
  units: { [pool]: dUSD, [dUSD.address]: dUSD, [deployment.token]: BRK, [deployment.emission]: BRK },
  today: {
    [todayKey(deployment.factory, 'setParams', pool)]: params,
    [todayKey(deployment.factory, 'setLimits', pool)]: limits,
    [todayKey(deployment.factory, 'setCurator', pool)]: { curator: someone },
    [todayKey(deployment.claims, 'setProcess', pool)]: process,
    [todayKey(deployment.factory, 'setModel', pool)]: { model: deployment.model },
    [todayKey(deployment.factory, 'setPart', partKey(pool, address(40)))]: { kind: 1 },
    [todayKey(deployment.emission, 'setProgram', pool)]: { weekly: 10n ** 21n, target: 10n ** 11n },
    [todayKey(deployment.governor, 'setVotingDelay')]: { newVotingDelay: 86_400 },
    [todayKey(deployment.governor, 'setVotingPeriod')]: { newVotingPeriod: 432_000 },
    [todayKey(deployment.governor, 'setLateQuorumVoteExtension')]: { newVoteExtension: 86_400 },
    [todayKey(deployment.governor, 'setProposalThreshold')]: { newProposalThreshold: 10n ** 22n },
    [todayKey(deployment.governor, 'updateQuorumNumerator')]: { newQuorumNumerator: 4 },
    [todayKey(deployment.timelock, 'updateDelay')]: { newDelay: 172_800 },
  },
};

const subjectOf = (name: KindName) => ({ pool, mutual: '' })[kindOf(name).about];

/** What the form would give for today's values, with some of them typed anew. */
function typed(name: KindName, texts: Record<string, string>): Given {
  const today = todayOf(name, subjectOf(name), context, deployment);
  const entries = kindOf(name).fields.flatMap((field): [string, Given[string]][] => {
    const value = parseField(field, texts[field.key] ?? formatField(field, today[field.key], dUSD), dUSD);
    return value === null ? [] : [[field.key, value]];
  });
  return Object.fromEntries(entries);
}

function build(name: KindName, texts: Record<string, string> = {}): Action[] {
  const subject = subjectOf(name);
  return kindOf(name).build(
    deployment,
    subject,
    typed(name, texts),
    todayOf(name, subject, context, deployment),
  );
}

const shown = (actions: Action[]) => actions.map((action) => decodeAction(action, context));

describe('changes that members propose', () => {
  it('nothing that stays is proposed', () => {
    for (const name of ['process', 'params', 'limits', 'model', 'curator', 'emission', 'vote'] as const)
      assert.deepEqual(build(name), [], name);
  });

  it('are shown as the difference to today, in units that people use', () => {
    const cases: [KindName, Record<string, string>, string, [string, string, string][]][] = [
      [
        'process',
        { thresholdBps: '66', bond: '750', commitSeconds: '96' },
        'How incidents of Harbour are decided',
        [
          ['bond', '500.00 dUSD', '750.00 dUSD'],
          ['commit', '3 days', '4 days'],
          ['threshold', '60\u00a0%', '66\u00a0%'],
        ],
      ],
      [
        'params',
        { feeBps: '12.5', leverageBps: '300' },
        'Fees and risk limits of Harbour',
        [
          ['fee', '10\u00a0%', '12.5\u00a0%'],
          ['leverage', '400\u00a0%', '300\u00a0%'],
        ],
      ],
      [
        'limits',
        { maxProducts: '30', maxRiskRate: '80' },
        'Limits of the curator of Harbour',
        [
          ['max products', '24', '30'],
          ['max risk rate', '100.00\u00a0% a year', '80.00\u00a0% a year'],
        ].toSorted(),
      ],
      [
        'emission',
        { weekly: '500' },
        'BRK for stakers of Harbour',
        [['weekly', '1,000.00 BRK', '500.00 BRK']],
      ],
    ] as [KindName, Record<string, string>, string, [string, string, string][]][];
    for (const [name, texts, title, changes] of cases) {
      const [decoded, ...more] = shown(build(name, texts));
      assert.equal(more.length, 0);
      assert.equal(decoded?.title, title);
      assert.equal(decoded?.warning, undefined);
      const told = decoded?.changes.map(({ label, from, to }) => [label, from, to]).toSorted();
      assert.deepEqual(told, changes, name);
    }
  });

  it('of the vote are one call for each value that changes', () => {
    const decoded = shown(
      build('vote', { newQuorumNumerator: '6', newDelay: '72', newProposalThreshold: '20000' }),
    );
    assert.deepEqual(
      decoded.flatMap(({ changes }) => changes.map(({ from, to }) => [from, to])),
      [
        ['10,000.00 BRK', '20,000.00 BRK'],
        ['4\u00a0%', '6\u00a0%'],
        ['2 days', '3 days'],
      ],
    );
  });

  it('every kind builds calls that can be read again', () => {
    const texts = {
      token: dUSD.address,
      to: someone,
      assets: '100',
      amount: '5',
      minimum: '1',
      curator: address(30),
      named: address(31),
      dismissed: someone,
      part: address(11),
      kind: '2',
      model: address(41),
      incident: '4',
      step: '40',
      target: deployment.claims,
      value: '0',
      data: '0x',
      thresholdBps: '70',
      feeBps: '1',
      maxShareBps: '50',
      weekly: '2',
      newDelay: '48.5',
    };
    for (const name of Object.keys(KINDS) as KindName[]) {
      // two kinds have a field of this name
      const { target, ...others } = texts;
      const actions = build(name, name === 'raw' ? { ...others, target } : others);
      assert.ok(actions.length > 0, name);
      const warnings = shown(actions).flatMap(({ warning }) => warning ?? []);
      assert.equal(warnings.length, name === 'raw' ? 1 : 0, name);
    }
    const [pay] = shown(build('pay', texts));
    assert.ok(
      pay?.lines.includes('amount: 5.00 dUSD') || pay?.lines.includes('value: 5.00 dUSD'),
      String(pay?.lines),
    );
    const [part] = shown(build('part', { ...texts, part: address(40) }));
    assert.equal(part?.title, 'Signals and triggers of Harbour');
    assert.deepEqual(part?.changes, [{ label: 'kind', from: 'market signal', to: 'trigger' }]);
    assert.deepEqual(shown(build('ruling', texts))[0]?.title, 'Rule on incident 4');
    assert.ok(shown(build('ruling', texts))[0]?.lines.some((line) => /^step: 40/.test(line)));
  });
});

describe('the name of a kind', () => {
  it('is one of the list, and nothing that every object has', () => {
    assert.equal(isKind('process'), true);
    for (const name of ['toString', 'constructor', '__proto__', '', undefined])
      assert.equal(isKind(name), false);
  });
});

describe('fields', () => {
  const percent = { key: 'feeBps', label: 'Fee', kind: 'percent' } as const;
  it('say what to type', () => {
    assert.equal(problemOf(percent, '12.5', dUSD), null);
    assert.equal(problemOf(percent, 'much', dUSD), 'Fee: enter a number in %.');
    assert.equal(
      problemOf({ key: 'to', label: 'Paid to', kind: 'address' }, '0x12', dUSD)?.startsWith(
        'Paid to: enter an address',
      ),
      true,
    );
    assert.equal(
      problemOf({ key: 'step', label: 'Severity', kind: 'severity' }, '42', dUSD),
      'Severity: enter a severity in steps of 5 %.',
    );
  });
});

describe('what the contracts refuse', () => {
  it('is refused in the form: no arbiter, and a severity of more than everything', () => {
    const arbiter = { key: 'arbiter', label: 'Arbiter', kind: 'address' } as const;
    assert.ok(problemOf(arbiter, `0x${'0'.repeat(40)}`, dUSD));
    const { fields, bounds } = kindOf('ruling');
    assert.deepEqual(refusals(fields, bounds, { incident: 1n, step: 20n }, dUSD), []);
    assert.equal(refusals(fields, bounds, { incident: 1n, step: 21n }, dUSD).length, 1);
  });
});

describe('bounds', () => {
  const { fields, bounds } = kindOf('params');
  const numbers = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, BigInt(value)]));

  it('take what the contracts take, both ends included', () => {
    assert.deepEqual(refusals(fields, bounds, numbers, dUSD), []);
    assert.deepEqual(
      refusals(fields, bounds, { ...numbers, feeBps: 3000n, marginBps: 10_000n, cancelFeeBps: 1000n }, dUSD),
      [],
    );
  });

  it('refuse the rest by a sentence that names them', () => {
    assert.deepEqual(refusals(fields, bounds, { ...numbers, feeBps: 3001n }, dUSD), [
      'Fee: the code allows 0\u00a0% to 30\u00a0%.',
    ]);
    const { feeBps: _, ...rest } = numbers;
    assert.deepEqual(refusals(fields, bounds, rest, dUSD), ['Fee: enter a value.']);
  });

  it('follow the other values of the same call', () => {
    const large = KINDS.process.fields.find(({ key }) => key === 'largeThresholdBps');
    assert.ok(large);
    assert.equal(
      boundsInWords(large, kindOf('process').bounds, { thresholdBps: 6600n }, dUSD),
      '66\u00a0% to 100\u00a0%',
    );
  });
});
