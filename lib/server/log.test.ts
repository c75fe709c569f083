import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { HttpRequestError } from 'viem';
import { failureOf, log } from './log';

describe('the log', () => {
  const lines: string[] = [];
  const keep = (chunk: string | Uint8Array) => lines.push(String(chunk)) > 0;

  beforeEach(() => {
    lines.length = 0;
    mock.method(process.stdout, 'write', keep);
    mock.method(process.stderr, 'write', keep);
  });
  afterEach(() => {
    mock.restoreAll();
    delete process.env.LOG_LEVEL;
  });

  it('is one line of JSON an event, bigints and line breaks included', () => {
    log('info', 'tested', { block: 5n, text: 'two\nlines' });
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.indexOf('\n'), (lines[0]?.length ?? 0) - 1);
    const { time, ...rest } = JSON.parse(lines[0] ?? '');
    assert.ok(!Number.isNaN(Date.parse(time)));
    assert.deepEqual(rest, { level: 'info', event: 'tested', block: '5', text: 'two\nlines' });
  });

  it('is silent below the level of the environment', () => {
    log('debug', 'hidden');
    process.env.LOG_LEVEL = 'error';
    log('warn', 'hidden');
    log('error', 'seen');
    process.env.LOG_LEVEL = 'no such level';
    log('info', 'seen');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).event),
      ['seen', 'seen'],
    );
  });

  it('holds no address of a node with its key', () => {
    const url = 'https://name:word@node.example/v2/secret-key?token=secret-key';
    const failures = [
      failureOf(new HttpRequestError({ url, status: 429, details: 'Too many requests' })),
      failureOf(new Error(`fetch failed: ${url}`)),
    ];
    for (const failure of failures) {
      assert.doesNotMatch(JSON.stringify(failure), /secret-key|word@/);
      assert.ok(failure.message.length > 0);
    }
  });
});
