'use client';

import { useState } from 'react';
import type { Choice } from '@/lib/claims/filing-reads';
import { FilingForm } from './filing-form';

type FileFormProps = { choices: readonly Choice[]; preferred: number | undefined; now: number };

/** Files with one of the visitor's covers. Choosing another cover resets the form. */
export function FileForm({ choices, preferred, now }: FileFormProps) {
  const [id, setId] = useState(preferred ?? choices[0]?.cover.id);
  const choice = choices.find(({ cover }) => cover.id === id) ?? choices[0];
  return choice ? (
    <FilingForm key={choice.cover.id} choice={choice} choices={choices} onChoose={setId} now={now} />
  ) : null;
}
