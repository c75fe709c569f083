'use client';

import { describedBy, Field, Input, Textarea } from '@/components/ui/field';

type TextProps = {
  title: string;
  placeholder: string;
  body: string;
  onTitle: (title: string) => void;
  onBody: (body: string) => void;
};

/** What members read before they vote. */
export function MotionText({ title, placeholder, body, onTitle, onBody }: TextProps) {
  return (
    <div className="grid gap-5">
      <Field id="motion-title" label="Title" hint="What changes, in one line.">
        <Input
          id="motion-title"
          value={title}
          maxLength={110}
          placeholder={placeholder}
          onChange={({ target }) => onTitle(target.value)}
          aria-describedby={describedBy('motion-title')}
        />
      </Field>
      <Field
        id="motion-body"
        label="Why"
        hint="What is better for the members afterwards. Everybody can read it, for ever."
      >
        <Textarea
          id="motion-body"
          value={body}
          maxLength={4_000}
          onChange={({ target }) => onBody(target.value)}
          aria-describedby={describedBy('motion-body')}
        />
      </Field>
    </div>
  );
}
