import type { Address, PublicClient } from 'viem';
import { claimsAbi } from '@/lib/contracts/abis';
import { type FilingAsked, type FilingQuote, refiledQuote } from './filing-quote';

export async function readFilingQuote(
  client: PublicClient,
  claims: Address,
  { product, eventTime, step, lossTotal, drawn }: FilingAsked,
): Promise<FilingQuote> {
  const contract = { address: claims, abi: claimsAbi } as const;
  const quoteOf = (time: bigint) =>
    client.readContract({
      ...contract,
      functionName: 'quoteFiling',
      args: [BigInt(product), time, step, lossTotal],
    });
  if (drawn === null) return quoteOf(BigInt(eventTime));
  // the chain quotes events of the last report window only, and a draw's is older: today's quote says how often bonds are doubled
  const { timestamp } = await client.getBlock();
  const incident = client.readContract({ ...contract, functionName: 'incidentOf', args: [BigInt(drawn)] });
  return refiledQuote(await quoteOf(timestamp), await incident, step, lossTotal);
}
