// Where contracts will be, known before they are there: a launch can be taken up again without a journal.

import { type Address, concat, getContractAddress, type Hex, keccak256, stringToBytes, zeroHash } from 'viem';

/** Creates contracts by CREATE2 from salt and creation code; at this address on nearly every chain. */
export const CREATE2_DEPLOYER: Address = '0x4e59b44847b379578588920cA78FbF26c0B4956C';
/** Of the proxy through which solady's CREATE3 creates. */
const PROXY_HASH: Hex = '0x21c35dbe1b344a2488cf3321d6ce542f8e9f305544ff09e4993a62319a497c1f';

export const saltOf = (name: string): Hex => keccak256(stringToBytes(name));

export type Creation = { at: Address; to: Address; data: Hex };

/** By the CREATE2 deployer: the address depends on the code. */
export function byCode(code: Hex, salt: Hex = zeroHash): Creation {
  const at = getContractAddress({ opcode: 'CREATE2', from: CREATE2_DEPLOYER, salt, bytecode: code });
  return { at, to: CREATE2_DEPLOYER, data: concat([salt, code]) };
}

/** By `Launcher.deploy`: the address depends on the launcher and the name. */
export function byName(launcher: Address, name: string): Address {
  const salt = saltOf(name);
  const proxy = getContractAddress({ opcode: 'CREATE2', from: launcher, salt, bytecodeHash: PROXY_HASH });
  return getContractAddress({ from: proxy, nonce: 1n });
}

/** The factory creates pools and nothing else. */
export const poolOf = (factory: Address, index: number): Address =>
  getContractAddress({ from: factory, nonce: BigInt(index + 1) });
