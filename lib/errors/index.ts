import { type Abi, decodeErrorResult, type Hex } from 'viem';
import { claims } from './claims';
import { common } from './common';
import { cover } from './cover';
import { type ErrorName, everyErrorAbi, type Sentences, type Unit } from './dictionary';
import { libraries } from './libraries';
import { pools } from './pools';
import { products } from './products';
import { rewards } from './rewards';
import { triggers } from './triggers';
import { votes } from './votes';

export { type ErrorName, everyErrorAbi, type Unit } from './dictionary';

/** An error without a sentence does not compile. */
const sentences: Sentences = {
  ...common,
  ...pools,
  ...products,
  ...cover,
  ...claims,
  ...votes,
  ...triggers,
  ...rewards,
  ...libraries,
};

const UNEXPLAINED =
  'The contract refused this and gave no reason. Nothing was taken. Reload the page to see the latest figures, then try again.';

/** The sentence for a contract's revert data. */
export function describeRevert(data: Hex | undefined, unit: Unit): string {
  if (!data || data === '0x') return UNEXPLAINED;
  try {
    const { errorName, args } = decodeErrorResult({ abi: everyErrorAbi as Abi, data });
    if (!(errorName in sentences)) return UNEXPLAINED;
    const sentence = sentences[errorName as ErrorName] as (args: readonly unknown[], unit: Unit) => string;
    return sentence(args ?? [], unit);
  } catch {
    return UNEXPLAINED;
  }
}
