import { createNode, encode, prepare } from '@ipld/dag-pb';
import { CID } from 'multiformats/cid';
import { code as rawCode } from 'multiformats/codecs/raw';
import { create as createDigest } from 'multiformats/hashes/digest';

export const RAW = rawCode;
export const DAG_PB = 0x70;
export const SHA2_256 = 0x12;

/** How a file is cut into blocks and how many of them one node links. */
export type Layout = { chunk: number; fanOut: number };

/** `ipfs add --cid-version=1`: what this app stores and files. */
export const KUBO: Layout = { chunk: 256 * 1024, fanOut: 174 };
/** Helia's importer: evidence that somebody else added is recognised too. */
export const HELIA: Layout = { chunk: 1024 * 1024, fanOut: 1024 };

/** A subtree: its address, the bytes of the file below it, and the bytes of its blocks. */
type Part = { cid: CID; fileSize: number; blockSize: number };

async function addressOf(code: number, block: Uint8Array<ArrayBuffer>): Promise<CID> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', block));
  return CID.createV1(code, createDigest(SHA2_256, hash));
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

/** The UnixFS message of a file's inner node: type (field 1), file size (3), the sizes below (4). */
const fileMessage = (parts: Part[]): Uint8Array =>
  Uint8Array.from([
    ...[0x08, 2],
    ...[0x18, ...varint(parts.reduce((sum, part) => sum + part.fileSize, 0))],
    ...parts.flatMap((part) => [0x20, ...varint(part.fileSize)]),
  ]);

async function join(parts: Part[]): Promise<Part> {
  const links = parts.map(({ cid, blockSize }) => ({ Name: '', Tsize: blockSize, Hash: cid }));
  const block = new Uint8Array(encode(prepare(createNode(fileMessage(parts), links))));
  const below = (key: 'fileSize' | 'blockSize') => parts.reduce((sum, part) => sum + part[key], 0);
  return {
    cid: await addressOf(DAG_PB, block),
    fileSize: below('fileSize'),
    blockSize: below('blockSize') + block.length,
  };
}

/** The root of a file as IPFS adds it: raw leaves in a balanced tree; a file of one block is that block. */
export async function fileCid(content: Uint8Array<ArrayBuffer>, layout: Layout = KUBO): Promise<CID> {
  const { chunk, fanOut } = layout;
  let parts: Part[] = [];
  for (let at = 0; at === 0 || at < content.length; at += chunk) {
    const block = content.subarray(at, at + chunk);
    parts.push({ cid: await addressOf(RAW, block), fileSize: block.length, blockSize: block.length });
  }
  while (parts.length > 1) {
    const above: Part[] = [];
    for (let at = 0; at < parts.length; at += fanOut) above.push(await join(parts.slice(at, at + fanOut)));
    parts = above;
  }
  const [root] = parts;
  if (!root) throw new Error('A file has at least one block.');
  return root.cid;
}
