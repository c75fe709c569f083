// What a transaction would come to in the network's own coin, for who cannot pay it.

import { BaseError, InsufficientFundsError } from 'viem';
import { formatExact } from '../units';
import { type FlowContext, TxProblem } from './types';

export const isMissingCoin = (error: unknown): boolean =>
  error instanceof BaseError && error.walk((cause) => cause instanceof InsufficientFundsError) !== null;

/** Six digits of a coin, in full: what is needed is rounded up, what is there is not. */
const MILLIONTH = 10n ** 12n;
const inCoin = (value: bigint) => formatExact((value / MILLIONTH) * MILLIONTH, 18);
const roundedUp = (value: bigint) => inCoin(value + MILLIONTH - 1n);

/** With figures, as far as the node gives them; the error as it was when it does not. */
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

/** The same before its fee is known, for one that pays more than is there. */
export async function missingPrice(
  { client, account }: FlowContext,
  value: bigint,
  error: unknown,
): Promise<unknown> {
  const balance = await client.getBalance({ address: account }).catch(() => null);
  if (balance === null) return error;
  const coin = client.chain?.nativeCurrency.symbol ?? 'ETH';
  return new TxProblem(
    `This pays ${roundedUp(value)} ${coin} beside the network’s fee, and your account has ${inCoin(balance)} ${coin}. Add some and try again. Nothing was sent.`,
  );
}
