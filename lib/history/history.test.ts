import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getAbiItem, getAddress, parseAbi } from 'viem';
import { claimsAbi } from '@/lib/contracts/abis';
import { asText, namedIn, peopleIn } from '@/lib/indexer/src/subject';
import { decode, encode } from '@/lib/indexer/wire';
import { Answers } from './answers';
import { eventFrom } from './events';
import { noticeOf, smallLagOf } from './notice';
import { isOnChain, type Progress, progressOf } from './progress';
import { Watch } from './watch';

const ANNA = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const POOL = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const NOBODY = '0x0000000000000000000000000000000000000000';

describe('answers that are shared', () => {
  const clock = { now: 0 };
  const fresh = () => new Answers<number>({ max: 2, seconds: 1 }, () => clock.now);

  it('are asked for once, and again when their time is over', async () => {
    const answers = fresh();
    let asked = 0;
    const read = async () => ++asked;
    assert.deepEqual(await Promise.all([answers.get('a', read), answers.get('a', read)]), [1, 1]);
    clock.now += 1_001;
    assert.equal(await answers.get('a', read), 2);
  });

  it('are not kept when they failed', async () => {
    const answers = fresh();
    await assert.rejects(answers.get('a', () => Promise.reject(new Error('no'))));
    assert.equal(await answers.get('a', async () => 7), 7);
  });

  it('make room for new ones, the oldest first', async () => {
    const answers = fresh();
    for (const key of ['a', 'b', 'c']) await answers.get(key, async () => 1);
    assert.equal(await answers.get('b', async () => 2), 1);
    assert.equal(await answers.get('a', async () => 2), 2);
  });
});

describe('how far the history is', () => {
  const head = { number: 1_000n, now: 50_000 };
  const latest = { block: 880, hash: '0xaa' };
  const at = (number: number) => ({ chain5: { id: 5, block: { number, timestamp: 40_000 } } });
  const here = { kind: 'here', time: 40_000, latest } as const;

  it('is as good as the present a few blocks back, and behind beyond that', () => {
    assert.deepEqual(progressOf(at(990), latest, 5, head), { ...here, block: 990, isBehind: false });
    assert.deepEqual(progressOf(at(900), latest, 5, head), { ...here, block: 900, isBehind: true });
  });

  it('is of no use for another chain, or when it has seen blocks that are not there', () => {
    assert.deepEqual(progressOf(null, null, 5, head), { kind: 'gone' });
    assert.deepEqual(progressOf(at(990), latest, 6, head), { kind: 'gone' });
    assert.deepEqual(progressOf(at(2_000), latest, 5, head), { kind: 'gone' });
  });

  it('is of another branch when the chain has another block where its last event is', async () => {
    const chain = async (block: bigint) => (block === 880n ? '0xaa' : null);
    assert.equal(await isOnChain(latest, head.number, chain), true);
    assert.equal(await isOnChain({ ...latest, hash: '0xbb' }, head.number, chain), false);
    assert.equal(await isOnChain({ ...latest, block: 881 }, head.number, chain), false);
    assert.equal(await isOnChain({ ...latest, block: 1_001 }, head.number, chain), true, 'a later head');
    assert.equal(await isOnChain(null, head.number, chain), true, 'no event yet');
  });
});

describe('what is said of a history that is not up to date', () => {
  const head = { number: 1_000n, now: 50_000 };
  const at = (block: number): Progress => {
    return { kind: 'here', block, time: 49_000, latest: null, isBehind: block < 985 };
  };
  const gone: Progress = { kind: 'gone' };

  /** What a reader sees, by the seconds since the start. */
  function seen(...story: [second: number, progress: Progress][]) {
    const clock = { now: 0 };
    const watch = new Watch(0, () => clock.now);
    return story.map(([second, progress]) => {
      clock.now = second * 1_000;
      const notice = noticeOf(progress, watch.note(progress), head);
      return notice && `${notice.kind}: ${notice.title}`;
    });
  }

  it('is nothing when it is up to date, or when there is none', () => {
    assert.deepEqual(seen([0, at(1_000)], [100, { kind: 'off' }]), [null, null]);
  });

  it('is calm while it starts, and a warning when it does not come', () => {
    assert.deepEqual(seen([5, gone], [61, gone]), [
      'info: History is not indexed yet',
      'warn: History is not available',
    ]);
  });

  it('is how far it is while it catches up, and a warning when it comes no further', () => {
    const behind = (kind: string, block: number) =>
      `${kind}: History is up to block ${block} of 1000, 16 min 40 s ago`;
    assert.deepEqual(seen([10, at(200)], [80, at(500)], [130, at(500)], [141, at(500)], [142, at(1_000)]), [
      behind('info', 200),
      behind('info', 500),
      behind('info', 500),
      behind('warn', 500),
      null,
    ]);
  });

  it('names the block up to which it was there when it stops answering', () => {
    assert.deepEqual(seen([100, at(998)], [130, gone], [161, gone], [170, at(999)], [171, gone]), [
      null,
      'info: History is up to block 998 of 1000, 16 min 40 s ago',
      'warn: History is up to block 998 of 1000, 16 min 40 s ago',
      null,
      'info: History is up to block 999 of 1000, 16 min 40 s ago',
    ]);
  });
});

describe('a small lag', () => {
  const at = (block: number, isBehind = false): Progress => {
    return { kind: 'here', block, time: 49_000, latest: null, isBehind };
  };

  it('is said in a few words, without a notice', () => {
    assert.equal(smallLagOf(at(999), 1_000n), 'history up to block 999, 1 block behind');
    assert.equal(smallLagOf(at(985), 1_000n), 'history up to block 985, 15 blocks behind');
  });

  it('is not said where there is none, or where a notice says it', () => {
    assert.equal(smallLagOf(at(1_000), 1_000n), null);
    assert.equal(smallLagOf(at(1_001), 1_000n), null, 'a block ahead of the page');
    assert.equal(smallLagOf(at(900, true), 1_000n), null);
    assert.equal(smallLagOf({ kind: 'off' }, 1_000n), null);
    assert.equal(smallLagOf({ kind: 'gone' }, 1_000n), null);
  });
});

describe('an event of the history', () => {
  const filed = getAbiItem({ abi: claimsAbi, name: 'IncidentFiled' });
  const lists = parseAbi(['event Listed(uint8[] steps, uint256[] amounts, address[] people)']);
  const row = (name: string, args: object) => ({
    block: 9,
    log: 2,
    time: 77,
    name,
    args: asText({ ...args }),
  });

  it('has the arguments that its log had, as viem decodes them', () => {
    const filing = {
      ...{ cover: 12n, eventTime: 1_772_000_000n, assertedStep: 20, evidence: `0x${'1'.repeat(64)}` },
      ...{ lossRoot: `0x${'0'.repeat(64)}`, lossTotal: 0n, drawn: 0n },
    };
    const args = { incident: 3n, product: 7n, filer: getAddress(ANNA), filing, bond: 10n ** 21n };
    const all = { ...args, eligible: 5n, cost: 6n };
    assert.deepEqual(eventFrom([filed], row('IncidentFiled', all)), {
      ...{ eventName: 'IncidentFiled', args: all, blockNumber: 9n, blockTimestamp: 77n, logIndex: 2 },
    });
  });

  it('may have lists, and addresses in lower case', () => {
    const args = { steps: [1, 2], amounts: [10n ** 30n], people: [ANNA.toLowerCase()] };
    const event = eventFrom(lists, row('Listed', args));
    assert.deepEqual(event?.args, { ...args, people: [getAddress(ANNA)] });
  });

  it('is left out when it is not among those asked for', () => {
    assert.equal(eventFrom([filed], row('Ruled', {})), null);
  });

  it('names who acted, the other one, and what it is about', () => {
    assert.deepEqual(peopleIn({ from: NOBODY, to: ANNA, value: 1n }, POOL), [ANNA, null]);
    assert.deepEqual(peopleIn({ sender: POOL, owner: ANNA }, NOBODY), [ANNA, POOL]);
    assert.deepEqual(peopleIn({ until: 5n }, POOL), [POOL, null]);
    const nothing = { pool: null, product: null, incident: null, cover: null };
    assert.deepEqual(namedIn('Cover', POOL, { tokenId: 4n }), { ...nothing, cover: 4 });
    assert.deepEqual(namedIn('CapitalPool', POOL, { product: 1 }), { ...nothing, pool: POOL });
    assert.deepEqual(namedIn('Claims', ANNA, { incident: 2n, product: 1n }), {
      ...nothing,
      product: 1,
      incident: 2,
    });
  });
});

it('whole numbers of any size travel as they are, and text that looks like one stays text', () => {
  const sent = { a: 2n ** 200n, b: ['5n', '#', { '#': 7 }], c: null, d: -1n };
  assert.deepEqual(decode(encode(sent)), sent);
});
