// Addresses of a mutual's contracts, known before creation. An interrupted launch finds on chain what it has done, without a journal.

import { type Address, concat, getContractAddress, type Hex, keccak256, stringToBytes, zeroHash } from 'viem';

/** Deployed at this address on nearly every chain. It creates contracts by CREATE2 from a salt and creation code. */
export const CREATE2_DEPLOYER: Address = '0x4e59b44847b379578588920cA78FbF26c0B4956C';
/** Code hash of the proxy by which solady's CREATE3 creates contracts. */
const PROXY_HASH: Hex = '0x21c35dbe1b344a2488cf3321d6ce542f8e9f305544ff09e4993a62319a497c1f';

export const saltOf = (name: string): Hex => keccak256(stringToBytes(name));

export type Creation = { at: Address; to: Address; data: Hex };

/** Created by the CREATE2 deployer: the address depends on the code. */
export function byCode(code: Hex, salt: Hex = zeroHash): Creation {
  const at = getContractAddress({ opcode: 'CREATE2', from: CREATE2_DEPLOYER, salt, bytecode: code });
  return { at, to: CREATE2_DEPLOYER, data: concat([salt, code]) };
}

/** Created by `Launcher.deploy`: the address depends on the launcher and the name. */
export function byName(launcher: Address, name: string): Address {
  const salt = saltOf(name);
  const proxy = getContractAddress({ opcode: 'CREATE2', from: launcher, salt, bytecodeHash: PROXY_HASH });
  return getContractAddress({ from: proxy, nonce: 1n });
}

/** A pool's address follows from its index, because the factory creates nothing but pools. */
export const poolOf = (factory: Address, index: number): Address =>
  getContractAddress({ from: factory, nonce: BigInt(index + 1) });
