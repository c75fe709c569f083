'use client';

import { useCallback, useState } from 'react';
import type { Hex } from 'viem';
import { uploadEvidence } from '@/lib/claims/upload';
import { type Draft, draftBody, draftProblem, EMPTY_DRAFT } from './evidence-field';

export type Evidence = ReturnType<typeof useEvidence>;

/** The evidence of a form, from the first word until it is stored. */
export function useEvidence() {
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [isStoring, setStoring] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [note, setNote] = useState<string | null>(null);

  const attach = useCallback((file: File | null) => setDraft((before) => ({ ...before, file })), []);

  const store = async (): Promise<Hex | null> => {
    setStoring(true);
    setProblem(null);
    setNote(null);
    const { body, type } = draftBody(draft);
    const upload = await uploadEvidence(body, type);
    setStoring(false);
    if ('digest' in upload) {
      setNote(upload.note);
      return upload.digest;
    }
    setProblem(upload.problem);
    return null;
  };

  return { draft, setDraft, attach, isStoring, problem, note, missing: draftProblem(draft), store };
}
