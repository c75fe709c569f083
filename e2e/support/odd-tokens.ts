import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Address, Hex } from 'viem';
import { root } from '@/lib/dev/settings.mjs';
import type { Chain } from './chain';

type OddToken = 'StrictToken' | 'TaxToken' | 'HolderPermitToken';
type Compiler = { compile: (input: string) => string };

let compiled: Record<OddToken, { evm: { deployedBytecode: { object: string } } }> | undefined;

function codeOf(name: OddToken): Hex {
  if (!compiled) {
    const solc: Compiler = createRequire(import.meta.url)('solc');
    const content = readFileSync(join(root, 'e2e/support/OddTokens.sol'), 'utf8');
    const settings = { outputSelection: { '*': { '*': ['evm.deployedBytecode.object'] } } };
    const input = { language: 'Solidity', sources: { 'OddTokens.sol': { content } }, settings };
    compiled = JSON.parse(solc.compile(JSON.stringify(input))).contracts['OddTokens.sol'];
  }
  if (!compiled) throw new Error('The odd tokens did not compile.');
  return `0x${compiled[name].evm.deployedBytecode.object}`;
}

/** Gives a token another token's behaviour. Balances stay. */
export const becomes = (chain: Chain, token: Address, name: OddToken): Promise<void> =>
  chain.client.setCode({ address: token, bytecode: codeOf(name) });
