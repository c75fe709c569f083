import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hex } from 'viem';
import { cidOf, sha256Of, typeOf } from '@/lib/claims/evidence';
import type { EvidenceType } from '@/lib/claims/evidence-types';

export type Evidence = { cid: string; type: EvidenceType; content: Uint8Array<ArrayBuffer> };

const directory = () => process.env.EVIDENCE_DIR ?? join(process.cwd(), '.local/evidence');

/** Keeps content under its own address; the same content twice is the same file. */
export async function saveEvidence(content: Uint8Array<ArrayBuffer>): Promise<{ cid: string; digest: Hex }> {
  const digest = await sha256Of(content);
  const cid = cidOf(digest);
  await mkdir(directory(), { recursive: true });
  const draft = join(directory(), `${cid}.${crypto.randomUUID()}.part`);
  await writeFile(draft, content);
  await rename(draft, join(directory(), cid));
  return { cid, digest };
}

/** Null when it is not stored here, or when what is stored is not what the digest says. */
export async function findEvidence(digest: Hex): Promise<Evidence | null> {
  const cid = cidOf(digest);
  const file = await readFile(join(directory(), cid)).catch(() => null);
  if (!file) return null;
  const content = new Uint8Array(file);
  const type = typeOf(content);
  return type && (await sha256Of(content)) === digest ? { cid, type, content } : null;
}
