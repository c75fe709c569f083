'use client';

import { describedBy, Field, Input, Textarea } from '@/components/ui/field';

type TextProps = {
  title: string;
  placeholder: string;
  body: string;
  onTitle: (title: string) => void;
  onBody: (body: string) => void;
};

/** Title and text of the proposal, which members read before they vote. */
export function ProposalText({ title, placeholder, body, onTitle, onBody }: TextProps) {
  return (
    <div className="grid gap-5">
      <Field id="proposal-title" label="Title" hint="What changes, in one line.">
        <Input
          id="proposal-title"
          value={title}
          maxLength={110}
          placeholder={placeholder}
          onChange={({ target }) => onTitle(target.value)}
          aria-describedby={describedBy('proposal-title')}
        />
      </Field>
      <Field id="proposal-body" label="Why" hint="What gets better for members. It stays public.">
        <Textarea
          id="proposal-body"
          value={body}
          maxLength={4_000}
          onChange={({ target }) => onBody(target.value)}
          aria-describedby={describedBy('proposal-body')}
        />
      </Field>
    </div>
  );
}
