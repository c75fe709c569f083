import type { Address } from 'viem';

/** Whether a text is written like an address. Whether its checksum fits takes a hash: `address-text.ts`. */
export const isAddressLike = (text: string): text is Address => /^0x[0-9a-f]{40}$/i.test(text);
