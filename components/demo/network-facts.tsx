import { CopyButton } from '@/components/ui/copy-button';
import type { ChainFacts } from '@/lib/chains';

/** Settings to add the demo chain to a wallet. */
export function NetworkFacts({ name, rpcUrl, chainId, currency }: ChainFacts) {
  const facts = [
    { label: 'Network name', value: name },
    { label: 'RPC address', value: rpcUrl },
    { label: 'Chain id', value: String(chainId) },
    { label: 'Currency', value: currency.symbol },
  ];
  return (
    <dl className="grid gap-x-10 gap-y-5 sm:grid-cols-2 lg:grid-cols-4">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt className="caps">{label}</dt>
          <dd className="mt-1 flex items-center gap-1 text-ink">
            <span className="break-words">{value}</span>
            <CopyButton text={value} label={`Copy the ${label.toLowerCase()}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
