'use client';

import type { ComponentProps } from 'react';
import { CONTROL } from './field';
import { useEarlyInput } from './use-early-input';

type TextareaProps = Omit<ComponentProps<'textarea'>, 'onChange'> & { onText: (text: string) => void };

export function Textarea({ onText, ...props }: TextareaProps) {
  const ref = useEarlyInput<HTMLTextAreaElement>(({ value }) => onText(value));
  return (
    <textarea
      {...props}
      ref={ref}
      className={`${CONTROL} min-h-28 py-2.5`}
      onChange={({ target }) => onText(target.value)}
    />
  );
}
