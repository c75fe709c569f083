import { Button, ButtonLink } from '@/components/ui/button';
import { Field, Input, Select } from '@/components/ui/field';
import { type ActivityFilter, addressOf, KIND_WORDS, KINDS } from '@/lib/activity/filter';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';

type FilterProps = {
  filter: ActivityFilter;
  /** What could not be understood, as it was typed. */
  mistakes: Readonly<Record<string, string>>;
  pools: readonly PoolSummary[];
  products: readonly ProductSummary[];
};

/** A form that only changes the URL, so that it works without scripts and a filter can be shared. */
export function ActivityFilterForm({ filter, mistakes, pools, products }: FilterProps) {
  const wrong = (name: string, text: string) => (name in mistakes ? text : undefined);
  const pool = pools.find(({ address }) => address.toLowerCase() === filter.pool?.toLowerCase());
  return (
    <form
      action="/activity"
      className="mb-8 grid grid-cols-1 items-start gap-4 sm:grid-cols-2 lg:grid-cols-5"
      aria-label="Filter the activity"
    >
      <Field id="kind" label="Kind">
        <Select id="kind" name="kind" defaultValue={filter.kind ?? ''}>
          <option value="">All</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_WORDS[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="pool" label="Pool">
        <Select id="pool" name="pool" defaultValue={pool?.address ?? ''}>
          <option value="">All</option>
          {pools.map(({ address, name }) => (
            <option key={address} value={address}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="product" label="Product">
        <Select id="product" name="product" defaultValue={filter.product ?? ''}>
          <option value="">All</option>
          {pools.map(({ address, name }) => (
            <optgroup key={address} label={name}>
              {products
                .filter((product) => product.pool === address)
                .map((product) => (
                  <option key={product.id} value={product.id}>
                    {product.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field id="incident" label="Incident" error={wrong('incident', 'Enter the number of an incident.')}>
        <Input
          id="incident"
          name="incident"
          inputMode="numeric"
          placeholder="Number"
          defaultValue={mistakes.incident ?? filter.incident ?? ''}
          aria-invalid={'incident' in mistakes}
          aria-describedby="incident-note"
        />
      </Field>
      <Field id="account" label="Account" error={wrong('account', 'Enter an address: 0x and 40 digits.')}>
        <Input
          id="account"
          name="account"
          spellCheck={false}
          autoComplete="off"
          placeholder="0x…"
          defaultValue={mistakes.account ?? filter.account ?? ''}
          aria-invalid={'account' in mistakes}
          aria-describedby="account-note"
        />
      </Field>
      <div className="flex flex-wrap gap-3 sm:col-span-2 lg:col-span-5">
        <Button type="submit">Apply</Button>
        <ButtonLink href="/activity" variant="quiet">
          Clear
        </ButtonLink>
        <a
          href={addressOf('/api/activity', filter)}
          className="link inline-flex min-h-11 items-center text-sm sm:ml-auto"
          download
        >
          Download as CSV
        </a>
      </div>
    </form>
  );
}
