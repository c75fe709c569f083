import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

type FieldProps = {
  /** Id of the control. */
  id: string;
  label: ReactNode;
  /** At the right of the label: a balance, a unit. */
  aside?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
};

/** Label, hint and error of a control, connected by id: give the control `aria-describedby={describedBy(id)}`. */
export function Field({ id, label, aside, hint, error, children }: FieldProps) {
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium text-ink text-sm">
          {label}
        </label>
        {aside && <span className="text-ink-soft text-sm">{aside}</span>}
      </div>
      {children}
      <div id={describedBy(id)} className="text-sm empty:hidden" aria-live="polite">
        {error ? <p className="text-bad">{error}</p> : hint && <p className="text-ink-soft">{hint}</p>}
      </div>
    </div>
  );
}

export const describedBy = (id: string) => `${id}-note`;

export const CONTROL =
  'w-full rounded-control border border-line-strong bg-surface px-3 text-base text-ink placeholder:text-ink-faint ' +
  'aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-faint';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={clsx(CONTROL, 'min-h-11', className)} />;
}

export function Select({ className, ...props }: ComponentProps<'select'>) {
  return <select {...props} className={clsx(CONTROL, 'min-h-11', className)} />;
}
