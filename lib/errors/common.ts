// Errors of any contract.

import { formatBps } from '../units';
import type { Sentences } from './dictionary';
import { money } from './words';

export const common = {
  ZeroAmount: () => 'The amount is zero. Enter an amount above zero.',
  ZeroAddress: () => 'An address is missing. Connect your wallet again and try again.',
  StringTooLong: ([text]) => `“${text}” is too long: 31 characters at most.`,
  PermitFailed: () =>
    'The token did not accept the signed permission. It may have expired or been used already: sign a new one and try again.',
  AmountTooLarge: ([amount], unit) =>
    `${money(amount, unit)} is more than the protocol can hold. Enter less.`,
  WrongCaller: () => 'Only another contract of the protocol can do this. Use the app’s pages instead.',
  InvalidBps: ([bps]) => `${formatBps(bps)} is outside the allowed range.`,
  ParameterOutOfRange: ([value, min, max]) =>
    `${value} is outside the allowed range. Choose a value from ${min} to ${max}.`,
  InvalidPart: () => 'This address holds no contract. Check it and try again.',
  UnknownPool: () => 'This is not a pool of Breakwater. Choose one on the Pools page.',
  TooLittleGas: () => 'The gas limit was too low. Raise it and try again.',
} satisfies Partial<Sentences>;
