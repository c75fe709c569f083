import type { ReactNode } from 'react';

type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Says why a list is empty, and what to do about it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-2 rounded-card border border-line border-dashed px-6 py-10 text-center">
      <svg aria-hidden="true" width="56" height="20" viewBox="0 0 56 20" className="mb-1 text-tide-3">
        <path
          d="M1 7c4.5 0 4.5 4 9 4s4.5-4 9-4 4.5 4 9 4 4.5-4 9-4 4.5 4 9 4 4.5-4 9-4M10 16c4.5 0 4.5 3 9 3s4.5-3 9-3 4.5 3 9 3 4.5-3 9-3"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      </svg>
      <p className="font-medium text-ink">{title}</p>
      {children && <div className="max-w-prose text-ink-soft text-sm">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
