// The people of the demo: the accounts that `npm start` shows, and others of the same mnemonic.

import { type LocalAccount, mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { accounts, mnemonic } from '../accounts.mjs';

const STAKERS = ['alma', 'birk', 'cora', 'dag', 'edda', 'finn', 'gry', 'hauk', 'ida', 'jon', 'kaja'] as const;
/** People who only buy cover. */
export const MEMBERS = [
  'lars',
  'mina',
  'nils',
  'oda',
  'per',
  'runa',
  'sven',
  'tove',
  'ulf',
  'vera',
  'yngve',
  'zoe',
] as const;

export const ASSESSORS = ['assessor', 'secondAssessor', 'thirdAssessor'] as const;
export const EXTRAS = [...STAKERS, ...MEMBERS];
export const PAYERS = ['staker', 'member', 'claimant', ...EXTRAS] as const;

export type Name = keyof typeof accounts | (typeof EXTRAS)[number];
export type Assessor = (typeof ASSESSORS)[number];

/** Anvil funds the accounts before this one. */
const FIRST_EXTRA = 10;

const shown = Object.entries(accounts).map(([name, { key }]) => [name, privateKeyToAccount(key)] as const);
const extras = EXTRAS.map(
  (name, index) => [name, mnemonicToAccount(mnemonic, { addressIndex: FIRST_EXTRA + index })] as const,
);

export const people = Object.fromEntries([...shown, ...extras]) as Record<Name, LocalAccount>;
