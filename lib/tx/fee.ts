// The total cost of a transaction in the native currency, for an account that cannot pay it.

import { BaseError, InsufficientFundsError } from 'viem';
import { formatExact } from '../units';
import { type FlowContext, TxProblem } from './types';

export const isMissingCoin = (error: unknown): boolean =>
  error instanceof BaseError && error.walk((cause) => cause instanceof InsufficientFundsError) !== null;

/** Six digits of the native currency. The amount needed is rounded up, the balance down. */
const MILLIONTH = 10n ** 12n;
const inCoin = (value: bigint) => formatExact((value / MILLIONTH) * MILLIONTH, 18);
const roundedUp = (value: bigint) => inCoin(value + MILLIONTH - 1n);

/** Adds figures to the error if the node gives them; otherwise returns it unchanged. */
export async function missingCoin(
  { client, account }: FlowContext,
  { value = 0n, gas }: { value?: bigint; gas: bigint },
  error: unknown,
): Promise<unknown> {
  const found = await Promise.all([
    client.getBalance({ address: account }),
    client
      .estimateFeesPerGas()
      .then(({ maxFeePerGas }) => maxFeePerGas)
      .catch(() => client.getGasPrice()),
  ]).catch(() => null);
  if (!found) return error;
  const [balance, price] = found;
  const coin = client.chain?.nativeCurrency.symbol ?? 'ETH';
  const has = `your account has ${inCoin(balance)} ${coin}`;
  const fee = gas * price;
  const needed =
    value > 0n
      ? `This pays ${roundedUp(value)} ${coin}, the network’s fee can be up to ${roundedUp(fee)} ${coin}`
      : `The network’s fee can be up to ${roundedUp(fee)} ${coin}`;
  return new TxProblem(
    balance < value + fee
      ? `${needed} and ${has}. Add some and try again. Nothing was sent.`
      : `Your wallet asks for a higher fee than you can pay: ${has}. Lower the fee in your wallet, or add some ${coin}. Nothing was sent.`,
  );
}

/** The same before the fee is known, for a transaction whose value exceeds the balance. */
export async function missingPrice(
  { client, account }: FlowContext,
  value: bigint,
  error: unknown,
): Promise<unknown> {
  const balance = await client.getBalance({ address: account }).catch(() => null);
  if (balance === null) return error;
  const coin = client.chain?.nativeCurrency.symbol ?? 'ETH';
  return new TxProblem(
    `This pays ${roundedUp(value)} ${coin} plus the network’s fee, and your account has ${inCoin(balance)} ${coin}. Add some and try again. Nothing was sent.`,
  );
}
