import { CID } from 'multiformats/cid';
import { create as createDigest } from 'multiformats/hashes/digest';
import { bytesToHex, type Hex, hexToBytes } from 'viem';
import { DAG_PB, fileCid, HELIA, KUBO, RAW, SHA2_256 } from './unixfs';

const DIGEST_BYTES = 32;

const cidWith = (codec: number, digest: Hex): string =>
  CID.createV1(codec, createDigest(SHA2_256, hexToBytes(digest))).toString();

/** The address of a file of one block with this digest (CIDv1, raw, sha-256). */
export const cidOf = (digest: Hex): string => cidWith(RAW, digest);

/** The chain keeps a digest and no codec: a file of one block has the first address, a larger one the second. */
export const cidsOf = (digest: Hex): readonly [string, string] => [cidOf(digest), cidWith(DAG_PB, digest)];

/** The digest inside an address; null when it is not one that evidence can have. */
export function digestOf(cid: string): Hex | null {
  try {
    const { version, code, multihash } = CID.parse(cid);
    const isOurs = version === 1 && (code === RAW || code === DAG_PB) && multihash.code === SHA2_256;
    return isOurs && multihash.digest.length === DIGEST_BYTES ? bytesToHex(multihash.digest) : null;
  } catch {
    return null;
  }
}

export async function sha256Of(content: Uint8Array<ArrayBuffer>): Promise<Hex> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', content)));
}

export type Address = { cid: string; digest: Hex };

/** Where IPFS has this content, and the digest that goes on chain. */
export async function addressOf(content: Uint8Array<ArrayBuffer>): Promise<Address> {
  const cid = await fileCid(content, KUBO);
  return { cid: cid.toString(), digest: bytesToHex(cid.multihash.digest) };
}

/** The CID under which content has this digest; null if the content does not match with any chunking. */
export async function matchDigest(content: Uint8Array<ArrayBuffer>, digest: Hex): Promise<string | null> {
  const wanted = digest.toLowerCase();
  if ((await sha256Of(content)) === wanted) return cidOf(digest);
  for (const layout of [KUBO, HELIA]) {
    const cid = await fileCid(content, layout);
    if (bytesToHex(cid.multihash.digest) === wanted) return cid.toString();
  }
  return null;
}
