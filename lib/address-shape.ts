import type { Address } from 'viem';

/** Whether a text is written like an address. Whether its checksum fits takes a hash: `address-text.ts`. */
export const isAddressLike = (text: string): text is Address => /^0x[0-9a-f]{40}$/i.test(text);

/** Whether a text can only be meant as an address, right or wrong: "0x Protocol" is a name. */
export const isMeantAsAddress = (text: string): boolean => /^0x\S{20,}$/i.test(text);
