import { PERIL_WORDS } from '@/lib/cover/words';
import { byGroup } from '@/lib/risk/selection';
import type { RiskPool } from '@/lib/risk/types';
import { formatCompact } from '@/lib/units';

type PoolChoiceProps = {
  pool: RiskPool;
  /** Whether its products are shown at first. */
  isOpen: boolean;
  fail: readonly number[];
  onToggle: (ids: readonly number[]) => void;
};

/** Checkboxes of a pool's products, in the groups that count as one event. */
export function PoolChoice({ pool, isOpen, fail, onToggle }: PoolChoiceProps) {
  const { asset, products } = pool;
  const chosen = products.filter(({ id }) => fail.includes(id)).length;
  return (
    <fieldset className="rounded-card border bg-surface px-4">
      <legend className="sr-only">{pool.name}</legend>
      <details open={isOpen} className="pb-2">
        <summary className="min-h-11 cursor-pointer content-center font-medium text-ink text-sm">
          {pool.name}
          <span className="ml-2 font-normal text-ink-soft">
            {chosen} of {products.length}
          </span>
        </summary>
        {products.length === 0 && <p className="text-ink-soft text-sm">No products yet.</p>}
        {byGroup(products).map(([group, members]) => (
          <fieldset key={group} className="mt-3 first-of-type:mt-1">
            <legend className="caps flex w-full items-center justify-between gap-3">
              Group {group}
              {members.length > 1 && (
                <button
                  type="button"
                  className="link min-h-8 cursor-pointer normal-case tracking-normal"
                  onClick={() => onToggle(members.map(({ id }) => id))}
                >
                  {members.every(({ id }) => fail.includes(id)) ? 'None' : 'All'}
                  <span className="sr-only">
                    {' '}
                    of group {group} in {pool.name}
                  </span>
                </button>
              )}
            </legend>
            {members.map((product) => (
              <label key={product.id} className="flex min-h-11 cursor-pointer items-center gap-3 text-sm">
                <input
                  type="checkbox"
                  name="fail"
                  value={product.id}
                  checked={fail.includes(product.id)}
                  onChange={() => onToggle([product.id])}
                  className="size-4.5 shrink-0 accent-tide-1"
                />
                <span className="min-w-0">
                  <span className="block text-ink leading-snug">{product.name}</span>
                  <span className="block text-ink-soft text-xs">{PERIL_WORDS[product.peril].label}</span>
                </span>
                <span className="figure ml-auto whitespace-nowrap text-ink-soft text-xs">
                  {formatCompact(product.exposure, asset.decimals)} {asset.symbol}
                </span>
              </label>
            ))}
          </fieldset>
        ))}
      </details>
    </fieldset>
  );
}
