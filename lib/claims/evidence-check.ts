import type { Hex } from 'viem';
import { readLossFile } from '@/lib/losses/file';
import { formatAmount } from '@/lib/units';
import { matchDigest } from './evidence';

export type CheckResult =
  | { status: 'unreachable' }
  | { status: 'forged' }
  /** With the content of a list of losses, if the file is one. */
  | { status: 'genuine'; list: string | null };

/** Downloads evidence and compares it with the digest on chain. */
export async function checkEvidence(cid: string, digest: Hex): Promise<CheckResult> {
  const content = await download(`/api/evidence/${cid}`);
  if (!content) return { status: 'unreachable' };
  if (!(await matchDigest(content, digest))) return { status: 'forged' };
  return { status: 'genuine', list: describeList(new TextDecoder().decode(content)) };
}

async function download(url: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await fetch(url);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

function describeList(text: string): string | null {
  const read = readLossFile(text);
  if ('problem' in read) return null;
  const { title, losses, total, decimals, root } = read.list;
  const accounts = `${losses.length.toLocaleString('en')} account${losses.length === 1 ? '' : 's'}`;
  return `A list of losses, “${title}”: ${accounts}, ${formatAmount(total, decimals)} in all. Its root, computed here: ${root}`;
}
