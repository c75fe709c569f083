import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { csvHead, csvRow, csvStream } from './csv';
import { addressOf, filterFrom, type Position, positionFrom } from './filter';
import type { Activity } from './types';
import { detailOf, titleOf } from './words';

const ANNA = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

const event = (block: number, args: Activity['args'] = {}): Activity => ({
  ...{ block, log: 0, time: 1_772_442_000, transaction: `0x${'ab'.repeat(32)}`, contract: 'Cover' },
  ...{ name: 'CoverBought', actor: ANNA, pool: null, product: 3, incident: null, cover: 9, args },
});

describe('the filter', () => {
  it('is what the address says, and says the same address again', () => {
    const { filter, mistakes } = filterFrom({
      kind: 'cover',
      pool: ANNA,
      product: '3',
      incident: ['4', '5'],
    });
    assert.deepEqual(filter, { kind: 'cover', pool: ANNA, product: 3, incident: 4 });
    assert.deepEqual(mistakes, {});
    const address = addressOf('/activity', filter, { block: 7, log: 2 });
    assert.equal(address, `/activity?kind=cover&pool=${ANNA}&product=3&incident=4&before=7-2`);
    assert.deepEqual(positionFrom('7-2'), { block: 7, log: 2 });
  });

  it('leaves out what it does not understand, and names it', () => {
    const { filter, mistakes } = filterFrom({ kind: 'theft', account: '0x12', incident: '-1', pool: '' });
    assert.deepEqual(filter, {});
    assert.deepEqual(mistakes, { kind: 'theft', incident: '-1', account: '0x12' });
    for (const text of ['7', '7-', '7-2-1', 'x-1', undefined]) assert.equal(positionFrom(text), undefined);
  });
});

describe('the words of an event', () => {
  it('are its name, or better ones', () => {
    assert.equal(titleOf('CoverBought'), 'Cover bought');
    assert.equal(titleOf('RulingLapsed'), 'Arbiter did not rule');
  });

  it('give amounts in the asset of the pool, and BRK where it is BRK', () => {
    const asset = { address: ANNA, name: 'Demo dollar', symbol: 'dUSD', decimals: 6 } as const;
    assert.equal(
      detailOf({ contract: 'Cover', args: { amount: '5000000000', endDay: '20514' } }, asset),
      'amount 5,000.00 dUSD · until 2 Mar 2026',
    );
    assert.equal(
      detailOf({ contract: 'Assessors', args: { amount: '2000000000000000000' } }, asset),
      'amount 2.0000 BRK',
    );
    assert.equal(detailOf({ contract: 'Rewards', args: { amount: '5' } }, asset), '');
  });
});

describe('the file', () => {
  const text = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

  it('quotes what needs it, and lets no name become a formula', () => {
    const row = csvRow({ ...event(1, { name: 'a "b", c' }), name: '=cmd()' });
    assert.ok(row.includes(`'=cmd()`));
    assert.ok(row.includes('"{""name"":""a \\""b\\"", c""}"'));
    assert.ok(row.startsWith('2026-03-02T09:00:00.000Z,1,0,0xabab'));
  });

  it('is read page by page to its end', async () => {
    const asked: (Position | undefined)[] = [];
    const blocks = [9, 8, 7, 6, 5];
    const read = async (limit: number, before: Position | undefined) => {
      asked.push(before);
      return blocks
        .filter((block) => block < (before?.block ?? 10))
        .slice(0, limit)
        .map((block) => event(block));
    };
    const lines = (await text(csvStream(read, 100, 2))).trimEnd().split('\r\n');
    assert.equal(`${lines[0]}\r\n`, csvHead());
    assert.deepEqual(
      lines.slice(1).map((line) => Number(line.split(',')[1])),
      blocks,
    );
    assert.deepEqual(asked, [undefined, { block: 8, log: 0 }, { block: 6, log: 0 }]);
  });

  it('ends at its bound', async () => {
    const endless = async (limit: number) => Array.from({ length: limit }, () => event(1));
    assert.equal((await text(csvStream(endless, 5, 2))).trimEnd().split('\r\n').length, 6);
  });

  it('reads nothing before somebody takes it', async () => {
    let asked = 0;
    const read = async (limit: number) => {
      asked++;
      return Array.from({ length: limit }, () => event(1));
    };
    const reader = csvStream(read, 1_000, 10).getReader();
    await reader.read();
    await reader.cancel();
    assert.ok(asked <= 1);
  });
});
