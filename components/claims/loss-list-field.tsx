'use client';

import { useEffect, useRef, useState } from 'react';
import type { Hex } from 'viem';
import { describedBy, Field, Input } from '@/components/ui/field';
import type { Asset } from '@/lib/capital/types';
import { EVIDENCE_LIMIT, MAX_EVIDENCE_BYTES } from '@/lib/claims/evidence-types';
import type { ChosenList } from '@/lib/losses/chosen';

type ListProps = {
  asset: Asset;
  onChange: (list: { root: Hex; total: bigint; file: File } | null) => void;
  disabled: boolean;
};

const HINT =
  'The evidence file made by npm run losses. It becomes the evidence, and its root and total are filled in below.';

/** Reads a list of losses. The list becomes the evidence; its root, computed in the browser, is filed. */
export function LossListField({ asset, onChange, disabled }: ListProps) {
  const [list, setList] = useState<ChosenList | { problem: string } | null>(null);
  // another file, or another cover, may be chosen while a list is read
  const latest = useRef<File>(undefined);
  useEffect(
    () => () => {
      latest.current = undefined;
    },
    [],
  );

  const load = async (file: File | undefined) => {
    latest.current = file;
    setList(null);
    onChange(null);
    if (!file) return;
    if (file.size > MAX_EVIDENCE_BYTES)
      return setList({ problem: `The file is larger than ${EVIDENCE_LIMIT}. Attach a smaller one.` });
    // loaded on demand: few filers have a list
    const { readChosenList } = await import('@/lib/losses/chosen');
    const chosen = readChosenList(await file.text(), asset);
    if (latest.current !== file) return;
    setList(chosen);
    if ('root' in chosen) onChange({ root: chosen.root, total: chosen.total, file });
  };

  const chosen = list && 'root' in list ? list : null;
  return (
    <Field
      id="loss-list"
      label="List of losses"
      hint={chosen ? `“${chosen.title}”: ${chosen.summary}` : HINT}
      error={list && 'problem' in list ? list.problem : null}
    >
      <Input
        id="loss-list"
        type="file"
        className="py-2"
        accept="application/json,.json"
        disabled={disabled}
        aria-describedby={describedBy('loss-list')}
        aria-invalid={list !== null && !chosen}
        onChange={(event) => load(event.target.files?.[0])}
      />
    </Field>
  );
}
