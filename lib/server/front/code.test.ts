import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Code } from './code.mjs';

const SCRIPT = 'console.log("breakwater");\n'.repeat(200);
const FROM_APP = 'from the app';

const build = mkdtempSync(join(tmpdir(), 'code-'));
const folder = join(build, 'static/chunks');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'a-b_~1.js'), SCRIPT);
writeFileSync(join(folder, 'a-b_~1.js.map'), '{}');

const code = new Code(build);
const server = createServer((request, response) => code.answer(request, response) || response.end(FROM_APP));
const get = (name: string, headers: Record<string, string> = { 'accept-encoding': 'gzip, br' }) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/_next/static/chunks/${name}`, {
    headers,
  });

/** Asked for until it is compressed. */
async function packed(name: string): Promise<Response> {
  for (;;) {
    const answer = await get(name);
    if (answer.headers.has('content-encoding')) return answer;
    assert.equal(await answer.text(), FROM_APP, 'who comes first does not wait');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
after(() => {
  server.close();
  rmSync(build, { recursive: true });
});

describe('the app’s code', () => {
  it('is sent with brotli, for ever', async () => {
    const answer = await packed('a-b_~1.js');
    assert.equal(answer.headers.get('content-encoding'), 'br');
    assert.match(answer.headers.get('content-type') ?? '', /^application\/javascript/);
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
    assert.ok(Number(answer.headers.get('content-length')) < SCRIPT.length / 10);
    assert.equal(await answer.text(), SCRIPT);
  });

  it('comes from the app for who does not read brotli, or asks for a part', async () => {
    await packed('a-b_~1.js');
    const asked: Record<string, string>[] = [
      { 'accept-encoding': 'gzip' },
      { 'accept-encoding': 'br', range: 'bytes=0-9' },
    ];
    for (const headers of asked) assert.equal(await (await get('a-b_~1.js', headers)).text(), FROM_APP);
  });

  it('is what the build made of it, and nothing else', async () => {
    for (const name of ['a-b_~1.js.map', 'none.js', '..%2f..%2fsecret.js'])
      assert.equal(await (await get(name)).text(), FROM_APP);
  });
});
