import { type Address, getAddress, isAddress } from 'viem';

export type ReadAddress = { address: Address } | { problem: string };

const hasOneCase = (digits: string) => digits === digits.toLowerCase() || digits === digits.toUpperCase();

/** What a person typed or pasted, with whatever space came along. Letters of both cases are a checksum (EIP-55), which must fit. */
export function readAddress(text: string): ReadAddress {
  const plain = text.replaceAll(/[\s\u200b-\u200d\u2060\ufeff]/g, '').replace(/^0X/, '0x');
  if (!isAddress(plain, { strict: false })) {
    return { problem: 'This is not an address. It begins with 0x and has 42 characters.' };
  }
  if (!hasOneCase(plain.slice(2)) && getAddress(plain) !== plain) {
    return { problem: 'A character of this address is wrong: its checksum does not fit. Copy it again.' };
  }
  return { address: getAddress(plain) };
}
