'use client';

import { describedBy, Field, Input } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import {
  EVIDENCE_ENDINGS,
  EVIDENCE_KINDS,
  EVIDENCE_LIMIT,
  EVIDENCE_TYPES,
  isEvidenceType,
  MAX_EVIDENCE_BYTES,
  typeOfFile,
} from '@/lib/claims/evidence-types';

/** The filer's evidence: text, or a file instead. */
export type Draft = { text: string; file: File | null };

export const EMPTY_DRAFT: Draft = { text: '', file: null };

export function draftProblem({ text, file }: Draft): string | null {
  if (!file)
    return text.trim().length < 20
      ? 'Describe what happened in at least 20 characters, or attach a file that shows it.'
      : null;
  if (!isEvidenceType(typeOfFile(file)))
    return `This type of file is not accepted. Attach one of these: ${EVIDENCE_KINDS}.`;
  return file.size > MAX_EVIDENCE_BYTES
    ? `The file is larger than ${EVIDENCE_LIMIT}. Attach a smaller one.`
    : null;
}

export const draftBody = ({ text, file }: Draft): { body: BodyInit; type: string } =>
  file ? { body: file, type: typeOfFile(file) } : { body: text.trim(), type: 'text/plain' };

type EvidenceProps = { draft: Draft; onChange: (draft: Draft) => void; disabled: boolean };

export function EvidenceField({ draft, onChange, disabled }: EvidenceProps) {
  return (
    <div className="grid gap-5">
      <Field
        id="evidence-text"
        label="What happened"
        hint={
          draft.file
            ? `The file ${draft.file.name} is the evidence. This text is not used.`
            : 'Give transactions, block numbers and links, so that assessors can check it.'
        }
      >
        <Textarea
          id="evidence-text"
          rows={6}
          value={draft.text}
          disabled={disabled || draft.file !== null}
          aria-describedby={describedBy('evidence-text')}
          onText={(text) => onChange({ ...draft, text })}
        />
      </Field>
      <Field
        id="evidence-file"
        label="Or a file instead"
        hint={`${EVIDENCE_KINDS}, at most ${EVIDENCE_LIMIT}. Its hash goes on chain, so nobody can change it later.`}
      >
        <Input
          id="evidence-file"
          type="file"
          className="py-2"
          accept={[...Object.keys(EVIDENCE_TYPES), ...EVIDENCE_ENDINGS].join(',')}
          disabled={disabled}
          aria-describedby={describedBy('evidence-file')}
          onChange={(event) => onChange({ ...draft, file: event.target.files?.[0] ?? null })}
        />
      </Field>
    </div>
  );
}
