import { constants } from 'node:fs';
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hex } from 'viem';
import { addressOf, cidsOf, matchDigest } from '@/lib/claims/evidence';
import { type EvidenceType, MAX_EVIDENCE_BYTES } from '@/lib/claims/evidence-types';
import { typeOf } from '@/lib/claims/sniff';
import { serverEnv } from '@/lib/env';
import { cat, type IpfsNode, pin } from './ipfs';

export type Evidence = { cid: string; type: EvidenceType; content: Uint8Array<ArrayBuffer> };

/** Where evidence is kept; without a node, only here. */
export type EvidencePlace = { directory: string; quota: number; ipfs: IpfsNode | null };

/** Whether the content is pinned on the configured node, and if not, why. */
export type Pinned = { pinned: boolean; note: string | null };

export type Saved = { cid: string; digest: Hex } & Pinned;

/** The store is full; nothing was written. */
export class StoreFull extends Error {}

function place(): EvidencePlace {
  const { evidenceDir, evidenceQuota, ipfs } = serverEnv();
  return { directory: evidenceDir ?? join(process.cwd(), '.local/evidence'), quota: evidenceQuota, ipfs };
}

async function storedBytes(directory: string): Promise<number> {
  const names = await readdir(directory);
  const sizes = await Promise.all(names.map((name) => stat(join(directory, name)).catch(() => null)));
  return sizes.reduce((sum, file) => sum + (file?.size ?? 0), 0);
}

/** Whether evidence can be stored, and how much there is. */
export async function storeHealth({ directory, quota } = place()) {
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
    return { isWritable: true, bytes: await storedBytes(directory), quota };
  } catch {
    return { isWritable: false, bytes: 0, quota };
  }
}

/** Written beside its place and then moved, so that no reader ever sees half a file. */
async function write(directory: string, cid: string, content: Uint8Array) {
  const draft = join(directory, `${cid}.${crypto.randomUUID()}.part`);
  try {
    await writeFile(draft, content, { flag: 'wx' });
    await rename(draft, join(directory, cid));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Keeps content under its own address, and pins it where a node is configured; the same content twice is one file. */
export async function saveEvidence(content: Uint8Array<ArrayBuffer>, at = place()): Promise<Saved> {
  const { directory, quota, ipfs } = at;
  const { cid, digest } = await addressOf(content);
  await mkdir(directory, { recursive: true });
  const isHere = await readHere(directory, digest);
  if (!isHere) {
    if ((await storedBytes(directory)) + content.length > quota) throw new StoreFull();
    await write(directory, cid, content);
  }
  return { cid, digest, ...(await pinTo(ipfs, content, cid)) };
}

async function pinTo(node: IpfsNode | null, content: Uint8Array<ArrayBuffer>, cid: string): Promise<Pinned> {
  if (!node) return { pinned: false, note: null };
  try {
    await pin(node, content, cid);
    return { pinned: true, note: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { pinned: false, note: `Stored here, but not pinned to IPFS. ${reason}` };
  }
}

async function readHere(directory: string, digest: Hex): Promise<Evidence | null> {
  for (const cid of cidsOf(digest)) {
    const file = await readFile(join(directory, cid)).catch(() => null);
    const evidence = file && (await recognise(new Uint8Array(file), digest));
    if (evidence) return evidence;
  }
  return null;
}

/** Null when content is not what the digest says, or of a kind that is not shown. */
async function recognise(content: Uint8Array<ArrayBuffer>, digest: Hex): Promise<Evidence | null> {
  const type = typeOf(content);
  const cid = type && (await matchDigest(content, digest));
  return cid ? { cid, type, content } : null;
}

/** Looks here, then on the node; null when neither has content with this digest. */
export async function findEvidence(digest: Hex, at = place()): Promise<Evidence | null> {
  const here = await readHere(at.directory, digest);
  if (here || !at.ipfs) return here;
  for (const cid of cidsOf(digest)) {
    const content = await cat(at.ipfs, cid, MAX_EVIDENCE_BYTES);
    const evidence = content && (await recognise(content, digest));
    if (evidence) return evidence;
  }
  return null;
}
