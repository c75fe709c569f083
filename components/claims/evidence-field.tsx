'use client';

import { describedBy, Field, Input, Textarea } from '@/components/ui/field';
import { EVIDENCE_TYPES, isEvidenceType, MAX_EVIDENCE_BYTES } from '@/lib/claims/evidence-types';

/** What the filer shows: words, or a file in their place. */
export type Draft = { text: string; file: File | null };

export const EMPTY_DRAFT: Draft = { text: '', file: null };

/** Some systems know no type for .md files. */
const typeOfFile = (file: File) => (file.name.endsWith('.md') ? 'text/markdown' : file.type);

export function draftProblem({ text, file }: Draft): string | null {
  if (!file)
    return text.trim().length < 20 ? 'Describe what happened, or attach a file that shows it.' : null;
  if (!isEvidenceType(typeOfFile(file))) return 'Attach text, Markdown, PDF, PNG or JPEG.';
  return file.size > MAX_EVIDENCE_BYTES ? 'The file is larger than 1 MB.' : null;
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
            ? 'The attached file is the evidence; this text is left out.'
            : 'Transactions, block numbers, links: what an assessor needs to check it. At least 20 characters.'
        }
      >
        <Textarea
          id="evidence-text"
          rows={6}
          value={draft.text}
          disabled={disabled || draft.file !== null}
          aria-describedby={describedBy('evidence-text')}
          onChange={(event) => onChange({ ...draft, text: event.target.value })}
        />
      </Field>
      <Field
        id="evidence-file"
        label="Or a file instead"
        hint="Text, Markdown, PDF, PNG or JPEG, at most 1 MB. Its hash goes on chain, so nobody can change it later."
      >
        <Input
          id="evidence-file"
          type="file"
          className="py-2"
          accept={Object.keys(EVIDENCE_TYPES).concat('.md').join(',')}
          disabled={disabled}
          aria-describedby={describedBy('evidence-file')}
          onChange={(event) => onChange({ ...draft, file: event.target.files?.[0] ?? null })}
        />
      </Field>
    </div>
  );
}
