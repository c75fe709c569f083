/** A node that speaks Kubo's RPC; a token is sent as a bearer. */
export type IpfsNode = { url: string; token?: string };

const TIMEOUT_MS = 15_000;

export class IpfsFailure extends Error {}

async function call(node: IpfsNode, command: string, body?: FormData): Promise<Response> {
  const url = `${node.url.replace(/\/+$/, '')}/api/v0/${command}`;
  const headers = node.token ? { authorization: `Bearer ${node.token}` } : undefined;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' }).catch(
    () => null,
  );
  if (!response) throw new IpfsFailure('The IPFS node does not answer.');
  if (response.ok) return response;
  await response.body?.cancel();
  throw new IpfsFailure(`The IPFS node answered with ${response.status}.`);
}

/** What `lib/claims/unixfs.ts` computes, said in full: a node's own defaults may change. */
const ADD = 'add?cid-version=1&raw-leaves=true&chunker=size-262144&hash=sha2-256&pin=true&progress=false';

/** Adds and pins content; the node must arrive at the same address. */
export async function pin(node: IpfsNode, content: Uint8Array<ArrayBuffer>, cid: string): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob([content]), cid);
  const response = await call(node, ADD, form);
  const answer: unknown = await response.json().catch(() => null);
  const hash = answer !== null && typeof answer === 'object' && 'Hash' in answer ? answer.Hash : null;
  if (hash !== cid) throw new IpfsFailure(`The IPFS node arrived at ${String(hash)} instead of ${cid}.`);
}

/** Content by address, at most `limit` bytes; null when the node has none, answers badly, or has more. */
export async function cat(
  node: IpfsNode,
  cid: string,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    // one byte more than the limit tells too large from just right
    const response = await call(node, `cat?arg=${cid}&length=${limit + 1}`);
    return await readAtMost(response.body, limit);
  } catch {
    return null;
  }
}

/** A stream's bytes; null as soon as there are more than `limit`. */
export async function readAtMost(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
  const content = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    content.set(chunk, at);
    at += chunk.length;
  }
  return content;
}
