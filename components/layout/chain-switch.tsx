'use client';

import { usePathname } from 'next/navigation';
import { useId } from 'react';
import { CHAIN_PARAM, type ChainFacts } from '@/lib/chains';

/** An account or a number means nothing on another chain, so the link leads to the section. */
const sectionOf = (path: string) => path.replace(/\/(0x[0-9a-f]+|\d+)(\/.*)?$/i, '') || '/';

type SwitchProps = { chainId: number; chains: readonly Pick<ChainFacts, 'chainId' | 'name'>[] };

/** Shows and switches the chain. Switching loads a new page, so that nothing of the old chain stays in memory. */
export function ChainSwitch({ chainId, chains }: SwitchProps) {
  const id = useId();
  const path = usePathname();
  const open = (chosen: string) =>
    window.location.assign(`${sectionOf(path)}?${new URLSearchParams({ [CHAIN_PARAM]: chosen })}`);
  return (
    <>
      <label htmlFor={id} className="sr-only">
        Chain
      </label>
      <select
        id={id}
        className="min-h-11 max-w-16 cursor-pointer truncate rounded-control border bg-surface px-2 text-ink text-sm sm:max-w-36"
        value={chainId}
        onChange={(event) => open(event.target.value)}
      >
        {chains.map((chain) => (
          <option key={chain.chainId} value={chain.chainId}>
            {chain.name}
          </option>
        ))}
      </select>
    </>
  );
}
