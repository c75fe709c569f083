'use client';

import { Field, Select } from '@/components/ui/field';
import { useEarlyInput } from '@/components/ui/use-early-input';
import type { Choice } from '@/lib/claims/filing-reads';
import { formatRound } from '@/lib/units';

type CoverFieldProps = {
  choices: readonly Choice[];
  value: number;
  onChoose: (cover: number) => void;
  disabled: boolean;
};

export function CoverField({ choices, value, onChoose, disabled }: CoverFieldProps) {
  const ref = useEarlyInput<HTMLSelectElement>((select) => onChoose(Number(select.value)));
  return (
    <Field id="file-cover" label="Cover to file with">
      <Select
        ref={ref}
        id="file-cover"
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(Number(event.target.value))}
      >
        {choices.map(({ cover: { id, product, amount, pool } }) => (
          <option key={id} value={id}>
            Cover {id}: {product.name}, {formatRound(amount, pool.asset.decimals)} {pool.asset.symbol}
          </option>
        ))}
      </Select>
    </Field>
  );
}
