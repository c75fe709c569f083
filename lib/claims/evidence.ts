import { CID } from 'multiformats/cid';
import { code as rawCode } from 'multiformats/codecs/raw';
import { create as createDigest } from 'multiformats/hashes/digest';
import { bytesToHex, type Hex, hexToBytes } from 'viem';
import type { EvidenceType } from './evidence-types';

const SHA2_256 = 0x12;
const DIGEST_BYTES = 32;

/** The IPFS address (CIDv1, raw, sha-256) of content with this digest. */
export const cidOf = (digest: Hex): string =>
  CID.createV1(rawCode, createDigest(SHA2_256, hexToBytes(digest))).toString();

/** The digest inside an address; null when it is not one that this app makes. */
export function digestOf(cid: string): Hex | null {
  try {
    const { version, code, multihash } = CID.parse(cid);
    const isOurs = version === 1 && code === rawCode && multihash.code === SHA2_256;
    return isOurs && multihash.digest.length === DIGEST_BYTES ? bytesToHex(multihash.digest) : null;
  } catch {
    return null;
  }
}

export async function sha256Of(content: Uint8Array<ArrayBuffer>): Promise<Hex> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', content)));
}

const SIGNATURES: Partial<Record<EvidenceType, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46],
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
};

function isText(content: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(content).includes('\0');
  } catch {
    return false;
  }
}

/** Whether content is what its type says, judged by its first bytes. */
export function matchesType(content: Uint8Array, type: EvidenceType): boolean {
  const signature = SIGNATURES[type];
  return signature ? signature.every((byte, index) => content[index] === byte) : isText(content);
}

/** The type that content shows by itself: who stored it, and under what name, does not matter. */
export const typeOf = (content: Uint8Array): EvidenceType | null =>
  (Object.keys(SIGNATURES) as EvidenceType[]).find((type) => matchesType(content, type)) ??
  (isText(content) ? 'text/plain' : null);
