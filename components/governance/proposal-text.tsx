'use client';

import { describedBy, Field, Input } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { useEarlyInput } from '@/components/ui/use-early-input';

type TextProps = {
  title: string;
  placeholder: string;
  body: string;
  onTitle: (title: string) => void;
  onBody: (body: string) => void;
};

/** Title and text of the proposal, which members read before they vote. */
export function ProposalText({ title, placeholder, body, onTitle, onBody }: TextProps) {
  const ref = useEarlyInput(({ value }) => onTitle(value));
  return (
    <div className="grid gap-5">
      <Field id="proposal-title" label="Title" hint="What changes, in one line.">
        <Input
          ref={ref}
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
          onText={onBody}
          aria-describedby={describedBy('proposal-body')}
        />
      </Field>
    </div>
  );
}
