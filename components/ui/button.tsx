import clsx from 'clsx';
import Link from 'next/link';
import type { ComponentProps, MouseEvent } from 'react';

type Look = { variant?: 'primary' | 'secondary' | 'quiet' | 'danger'; size?: 'sm' | 'md' | 'lg' };

const VARIANTS = {
  primary:
    'border border-transparent bg-ink text-paper hover:bg-tide-1 aria-disabled:bg-line aria-disabled:text-ink-faint',
  secondary:
    'border border-line-strong text-ink hover:border-ink hover:bg-sunken aria-disabled:text-ink-faint',
  quiet:
    'border border-transparent text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:text-ink-faint',
  danger:
    'border border-bad text-bad hover:bg-bad-soft aria-disabled:border-line aria-disabled:text-ink-faint',
};

const SIZES = {
  sm: 'min-h-11 whitespace-nowrap px-3 text-sm sm:min-h-9',
  md: 'min-h-11 whitespace-nowrap px-4 text-sm',
  lg: 'min-h-12 px-6 text-base',
};

export const buttonClass = ({ variant = 'primary', size = 'md' }: Look = {}) =>
  clsx(
    'inline-flex cursor-pointer select-none items-center justify-center gap-2 rounded-control font-medium',
    'transition-colors aria-disabled:cursor-not-allowed',
    VARIANTS[variant],
    SIZES[size],
  );

/** Also prevents the form from being submitted. */
const refuse = (event: MouseEvent) => event.preventDefault();

/** A disabled button keeps the focus, because many are disabled while the action that they started is running. */
export function Button({
  variant,
  size,
  className,
  disabled,
  onClick,
  ...props
}: ComponentProps<'button'> & Look) {
  return (
    <button
      type="button"
      {...props}
      aria-disabled={disabled || undefined}
      onClick={disabled ? refuse : onClick}
      className={clsx(buttonClass({ variant, size }), className)}
    />
  );
}

export function ButtonLink({ variant, size, className, ...props }: ComponentProps<typeof Link> & Look) {
  return <Link {...props} className={clsx(buttonClass({ variant, size }), className)} />;
}
