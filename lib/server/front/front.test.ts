import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, describe, it } from 'node:test';
import { openFront } from './front.mjs';

type Handle = (request: IncomingMessage, response: ServerResponse) => unknown;

const closing: (() => Promise<void>)[] = [];
after(() => Promise.all(closing.map((close) => close())));

/** An app whose answers are numbered, behind a front of its own. */
async function open(handle: Handle, maxAge = 60_000) {
  const asked: IncomingMessage[] = [];
  const { port, close } = await openFront(
    (request: IncomingMessage, response: ServerResponse) => {
      asked.push(request);
      return handle(request, response);
    },
    { port: 0, maxAge },
  );
  closing.push(close);
  const get = (path = '/pools', headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: 'manual' });
  return { get, asked };
}

const text = (handle: (count: number) => string) => {
  let count = 0;
  return open((_, response) => response.end(handle(++count)));
};

describe('readers of a page', () => {
  it('share its answer, while it is made and after', async () => {
    const { get, asked } = await text((count) => `answer ${count}`);
    const answers = await Promise.all([get(), get(), get()]);
    answers.push(await get());
    for (const answer of answers) assert.equal(await answer.text(), 'answer 1');
    assert.equal(asked.length, 1);
  });

  it('get a new one when it is as old as the latest block may be', async () => {
    const { get } = await open((_, response) => response.end(String(performance.now())), 20);
    const first = await (await get()).text();
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.notEqual(await (await get()).text(), first);
  });

  it('get their own where the chain is moved by hand', async () => {
    const { get, asked } = await open((_, response) => response.end('page'), 0);
    await Promise.all([get(), get()]);
    assert.equal(asked.length, 2);
  });

  it('get the first piece as soon as it is there', async () => {
    let finish = () => {};
    const { get } = await open((_, response) => {
      response.write('shell');
      finish = () => response.end(' and data');
    });
    const readers = await Promise.all([get(), get()]);
    const bodies = readers.map(({ body }) => body?.pipeThrough(new TextDecoderStream()).getReader());
    for (const body of bodies) assert.equal((await body?.read())?.value, 'shell');
    finish();
    for (const body of bodies) assert.equal((await body?.read())?.value, ' and data');
  });

  it('have a nonce of their own, wherever it stands', async () => {
    const { get } = await open(async (_, response) => {
      response.setHeader('content-security-policy', "script-src 'nonce-c2hhcmVk'");
      response.setHeader('link', '</font>; nonce="c2hhcmVk"');
      for (const piece of ['<p nonce="c2h', 'hcm', 'Vk">', 'c2hhcmVk ·', ' c2']) {
        response.write(piece);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      response.end();
    });
    const nonces = await Promise.all(
      [get(), get(), get()].map(async (asked) => {
        const answer = await asked;
        const nonce = /'nonce-(.+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
        assert.equal(answer.headers.get('link'), `</font>; nonce="${nonce}"`);
        assert.equal(await answer.text(), `<p nonce="${nonce}">${nonce} · c2`);
        return nonce;
      }),
    );
    assert.equal(new Set([...nonces, 'c2hhcmVk']).size, 4);
  });

  it('get it compressed if they can read it', async () => {
    const { get } = await text(() => 'naïve '.repeat(1_000));
    const answer = await get('/', { 'accept-encoding': 'gzip' });
    assert.equal(answer.headers.get('content-encoding'), 'gzip');
    assert.equal(await answer.text(), 'naïve '.repeat(1_000));
    const plain = await get('/', { 'accept-encoding': 'identity' });
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.equal(await plain.text(), 'naïve '.repeat(1_000));
  });
});

describe('an answer of one’s own', () => {
  const isOwn = async (path: string, headers: Record<string, string> = {}) => {
    const { get, asked } = await text((count) => `answer ${count}`);
    await Promise.all([get(path, headers), get(path, headers)]);
    return asked.length === 2;
  };

  it('is for who has an account or a transaction, and for bots', async () => {
    assert.ok(await isOwn('/', { cookie: 'theme=dark; breakwater.account=0x1' }));
    assert.ok(await isOwn('/', { cookie: 'breakwater.block=1.2' }));
    assert.ok(await isOwn('/', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' }));
    assert.ok(await isOwn('/api/quote?cover=1'));
    assert.ok(await isOwn('/health'));
    assert.ok(await isOwn('/?chain=5'));
    assert.ok(!(await isOwn('/', { cookie: 'theme=dark; breakwater.chain=5' })));
  });

  it('is for another chain, and for a part of a page', async () => {
    const { get, asked } = await text((count) => `answer ${count}`);
    const all: Record<string, string>[] = [
      {},
      { cookie: 'breakwater.chain=5' },
      { rsc: '1' },
      { rsc: '1', 'next-router-state-tree': 'x' },
      { 'x-forwarded-host': 'another.example' },
    ];
    for (const headers of all) await get('/', headers);
    assert.equal(asked.length, 5);
    assert.equal(asked[1]?.headers.cookie, 'breakwater.chain=5');
  });

  it('follows when the shared one sets a cookie, or is a mistake', async () => {
    for (const fail of [
      (response: ServerResponse) => response.setHeader('set-cookie', 'a=b'),
      (response: ServerResponse) => response.writeHead(500),
    ]) {
      const { get, asked } = await open((_, response) => {
        fail(response);
        response.end();
      });
      await Promise.all([get(), get()]);
      // one for both, and then one for each
      assert.equal(asked.length, 3);
    }
  });

  it('says where else the page is, to all', async () => {
    const { get, asked } = await open((_, response) => response.writeHead(307, { location: '/b' }).end());
    const answers = await Promise.all([get(), get()]);
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers.get('location')]),
      [
        [307, '/b'],
        [307, '/b'],
      ],
    );
    assert.equal(asked.length, 1);
  });

  it('is not asked for with what only one reader knows', async () => {
    const { get, asked } = await text(() => 'page');
    await get('/', { cookie: 'secret=1', 'if-none-match': '"1"' });
    assert.equal(asked[0]?.headers.cookie, undefined);
    assert.equal(asked[0]?.headers['if-none-match'], undefined);
  });
});
