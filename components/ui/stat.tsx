import clsx from 'clsx';
import type { ReactNode } from 'react';

type StatProps = {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
  size?: 'md' | 'lg';
  className?: string;
};

/** One figure with its label. Put several into a <dl>. */
export function Stat({ label, value, unit, note, size = 'md', className }: StatProps) {
  return (
    <div className={clsx('min-w-0', className)}>
      <dt className="caps flex items-center gap-1.5">{label}</dt>
      <dd
        className={clsx(
          'figure mt-1.5 text-ink',
          size === 'lg' ? 'font-light text-4xl sm:text-5xl' : 'font-normal text-2xl',
        )}
      >
        {value}
        {unit && (
          <span className="ml-1 text-[0.5em] text-ink-soft tracking-normal">
            {'\u00a0'}
            {unit}
          </span>
        )}
      </dd>
      {note && <dd className="mt-1 text-ink-soft text-sm">{note}</dd>}
    </div>
  );
}
