import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { addressOf } from '@/lib/claims/evidence';
import { MAX_EVIDENCE_BYTES } from '@/lib/claims/evidence-types';
import { type EvidencePlace, findEvidence, type Saved } from './evidence-store';
import { receiveEvidence } from './evidence-upload';

const bytes = (text: string) => new TextEncoder().encode(text);
const large = new Uint8Array(700_000).fill(0x61);

let at: EvidencePlace;

beforeEach(async () => {
  at = { directory: await mkdtemp(join(tmpdir(), 'evidence-')), quota: 10_000_000, ipfs: null };
});
afterEach(() => rm(at.directory, { recursive: true }));

function upload(body: BodyInit, type = 'text/plain', headers: Record<string, string> = {}) {
  const init = { method: 'POST', headers: { 'content-type': type, ...headers }, body, duplex: 'half' };
  return receiveEvidence(new Request('http://localhost/api/evidence', init), at);
}

async function saved(body: BodyInit): Promise<Saved> {
  const answer = await upload(body);
  assert.equal(answer.status, 201);
  assert.ok('cid' in answer.body);
  return answer.body;
}

async function refusal(answer: ReturnType<typeof upload>): Promise<[number, string]> {
  const { status, body } = await answer;
  assert.ok('message' in body);
  assert.deepEqual(await readdir(at.directory), []);
  return [status, body.message];
}

describe('an upload', () => {
  it('is kept under its address, whole, and found by its digest', async () => {
    for (const content of [bytes('The oracle stopped at 14:02 UTC.'), large]) {
      const { cid, digest, pinned, note } = await saved(content);
      assert.deepEqual({ cid, digest }, await addressOf(content));
      assert.deepEqual([pinned, note], [false, null]);
      const found = await findEvidence(digest, at);
      assert.deepEqual(found, { cid, type: 'text/plain', content });
    }
    assert.equal((await readdir(at.directory)).length, 2);
  });

  it('of the same content twice is one file', async () => {
    await saved(bytes('again'));
    await saved(bytes('again'));
    assert.equal((await readdir(at.directory)).length, 1);
  });

  it('of another kind is refused', async () => {
    const [status, message] = await refusal(upload('<p>', 'text/html'));
    assert.equal(status, 415);
    assert.match(message, /Use one of these: Text, Markdown, CSV/);
    for (const [body, type] of [
      ['<svg>', 'text/plain'],
      ['plain', 'image/png'],
      ['x', 'constructor'],
    ]) {
      assert.equal((await refusal(upload(body ?? '', type)))[0], 415);
    }
  });

  it('that is empty or too large is refused', async () => {
    assert.equal((await refusal(upload('')))[0], 400);
    const announced = { 'content-length': String(MAX_EVIDENCE_BYTES + 1) };
    assert.equal((await refusal(upload('small', 'text/plain', announced)))[0], 413);
  });

  it('without an announced length is stopped as soon as it is too large', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x61));
      },
    });
    assert.equal((await refusal(upload(endless)))[0], 413);
    assert.ok(sent < MAX_EVIDENCE_BYTES + 4 * 65_536);
  });

  it('beyond the store’s quota is refused, what is there stays welcome', async () => {
    at.quota = 10;
    assert.equal((await refusal(upload('eleven bytes')))[0], 507);
    await saved('ten bytes!');
    assert.equal((await upload('ten bytes!')).status, 201);
    assert.equal((await upload('x')).status, 507);
  });

  it('that was damaged on disk is not shown', async () => {
    const { cid, digest } = await saved('the truth');
    await writeFile(join(at.directory, cid), 'a lie');
    assert.equal(await findEvidence(digest, at), null);
    await saved('the truth');
    assert.equal(await readFile(join(at.directory, cid), 'utf8'), 'the truth');
  });
});

/** A node that speaks as much of Kubo's RPC as the app uses. */
class Kubo {
  readonly calls: string[] = [];
  readonly tokens: (string | undefined)[] = [];
  readonly files = new Map<string, Uint8Array>();
  answer: 'honest' | 'wrong' | 'failing' = 'honest';
  #server: Server = createServer((request, response) => {
    this.#handle(request).then(([status, body]) => response.writeHead(status).end(body));
  });

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #handle(request: IncomingMessage): Promise<[number, string | Uint8Array]> {
    const url = new URL(request.url ?? '/', 'http://node');
    this.calls.push(`${request.method} ${url.pathname}`);
    this.tokens.push(request.headers.authorization);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (this.answer === 'failing') return [500, '{"Message":"no space"}'];
    if (url.pathname === '/api/v0/cat') {
      const file = this.files.get(url.searchParams.get('arg') ?? '');
      return file ? [200, file] : [500, '{"Message":"not found"}'];
    }
    const form = await new Response(Buffer.concat(chunks), {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    }).formData();
    const content = new Uint8Array(await (form.get('file') as File).arrayBuffer());
    assert.equal(url.searchParams.get('cid-version'), '1');
    assert.equal(url.searchParams.get('pin'), 'true');
    const { cid } = await addressOf(this.answer === 'wrong' ? bytes('other') : content);
    this.files.set(cid, content);
    return [200, `${JSON.stringify({ Name: cid, Hash: cid, Size: String(content.length) })}\n`];
  }
}

describe('with an IPFS node', () => {
  let kubo: Kubo;
  let url: string;

  before(async () => {
    kubo = new Kubo();
    url = await kubo.open();
  });
  after(() => kubo.close());
  beforeEach(() => {
    at.ipfs = { url, token: 'secret' };
    kubo.answer = 'honest';
    kubo.files.clear();
    kubo.calls.length = 0;
  });

  it('an upload is added, pinned and acknowledged', async () => {
    for (const content of [bytes('pinned'), large]) {
      const { cid, pinned, note } = await saved(content);
      assert.deepEqual([pinned, note], [true, null]);
      assert.deepEqual(kubo.files.get(cid), content);
    }
    assert.deepEqual(kubo.calls, ['POST /api/v0/add', 'POST /api/v0/add']);
    assert.equal(kubo.tokens.at(-1), 'Bearer secret');
  });

  it('that fails, lies or is gone, an upload is kept here and says so', async () => {
    const noteOf = async () => {
      const { pinned, note, digest } = await saved(bytes('kept'));
      assert.equal(pinned, false);
      assert.ok(await findEvidence(digest, { ...at, ipfs: null }));
      return note ?? '';
    };
    kubo.answer = 'failing';
    assert.match(await noteOf(), /not pinned to IPFS\. The IPFS node answered with 500/);
    kubo.answer = 'wrong';
    assert.match(await noteOf(), /arrived at bafkrei\w+ instead of bafkrei/);
    at.ipfs = { url: 'http://127.0.0.1:9' };
    assert.match(await noteOf(), /does not answer/);
  });

  it('what is not here is fetched from it, and checked', async () => {
    for (const content of [bytes('elsewhere'), large]) {
      const { cid, digest } = await addressOf(content);
      assert.equal(await findEvidence(digest, at), null);
      kubo.files.set(cid, content);
      assert.deepEqual((await findEvidence(digest, at))?.content, content);
      kubo.files.set(cid, bytes('forged'));
      assert.equal(await findEvidence(digest, at), null);
      kubo.files.set(cid, new Uint8Array(MAX_EVIDENCE_BYTES + 1));
      assert.equal(await findEvidence(digest, at), null);
    }
  });
});
