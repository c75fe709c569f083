import clsx from 'clsx';
import type { ReactNode } from 'react';
import { BadIcon, GoodIcon, InfoIcon, WarnIcon } from './icons';

const KINDS = {
  info: { icon: InfoIcon, look: 'border-line bg-sunken text-ink', role: undefined },
  good: { icon: GoodIcon, look: 'border-good/40 bg-good-soft text-good', role: undefined },
  warn: { icon: WarnIcon, look: 'border-warn/40 bg-warn-soft text-warn', role: undefined },
  error: { icon: BadIcon, look: 'border-bad/40 bg-bad-soft text-bad', role: 'alert' },
} as const;

type CalloutProps = {
  kind?: keyof typeof KINDS;
  title?: ReactNode;
  /** A button or a link that solves the problem. */
  action?: ReactNode;
  children?: ReactNode;
};

export function Callout({ kind = 'info', title, action, children }: CalloutProps) {
  const { icon: Icon, look, role } = KINDS[kind];
  return (
    <div role={role} className={clsx('flex gap-3 rounded-control border p-4 text-sm', look)}>
      <Icon size={18} className="mt-0.5 shrink-0" />
      <div className="grid min-w-0 gap-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="break-words text-ink">{children}</div>}
        {action && <div className="mt-2">{action}</div>}
      </div>
    </div>
  );
}
