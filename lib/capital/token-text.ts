// Names and symbols of tokens that others wrote: as text, as 32 bytes, or not at all.

import { type Address, decodeAbiParameters, type Hex, hexToString, size } from 'viem';

const MAX_LENGTH = 32;
/** What is not seen, breaks lines or turns the direction of what stands beside it. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;

function decoded(data: Hex): string {
  try {
    // 32 bytes are one word; text has its place and its length before it
    if (size(data) === 32) return hexToString(data, { size: 32 });
    const [text] = decodeAbiParameters([{ type: 'string' }], data);
    return text;
  } catch {
    return '';
  }
}

/** What a token answered as its name or symbol; null when that is nothing which can be shown. */
export function tokenText(data: Hex | undefined): string | null {
  const text = decoded(data ?? '0x')
    .replaceAll(UNSEEN, '')
    .trim();
  if (text === '') return null;
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
}

/** For a token without a symbol. */
export const standIn = (address: Address): string => `${address.slice(0, 6)}…${address.slice(-4)}`;
