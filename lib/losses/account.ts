import { type Address, getAddress, zeroAddress } from 'viem';

export type AccountParsed = { account: Address } | { problem: string };

/** An account in its checksummed spelling; mixed case must carry the right checksum (EIP-55). */
export function parseAccount(text: string): AccountParsed {
  if (text === '') return { problem: 'The account is missing. Write its address, or remove the row.' };
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) return { problem: shapeProblem(text) };
  const digits = text.slice(2);
  const account = getAddress(`0x${digits.toLowerCase()}`);
  if (account === zeroAddress) return { problem: 'The zero address holds no cover. Remove the row.' };
  const hasCase = digits !== digits.toLowerCase() && digits !== digits.toUpperCase();
  if (hasCase && account !== text) {
    return {
      problem: `The checksum is wrong, so a character may be mistyped. Check the account; if it is right, write it as ${account}.`,
    };
  }
  return { account };
}

function shapeProblem(text: string): string {
  if (/^[0-9a-fA-F]{40}$/.test(text) || /^0X[0-9a-fA-F]{40}$/.test(text)) {
    return 'The account does not begin with 0x. Write it with a small x in front.';
  }
  if (/^\S+\.\S+$/.test(text))
    return 'This is a name, and names change hands. Write the address it stands for.';
  if (/^0x[0-9a-fA-F]*$/.test(text)) {
    return `An address has 40 digits after 0x; this one has ${text.length - 2}.`;
  }
  return 'This is not an address: 0x and 40 hexadecimal digits.';
}
