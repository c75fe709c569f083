'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { CloseIcon } from './icons';

type DialogProps = { open: boolean; onClose: () => void; title: ReactNode; children: ReactNode };

/** The browser's own modal dialog, which brings focus trap, Escape and an inert background. */
export function Dialog({ open, onClose, title, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      className="sheet w-full rounded-card border border-line bg-surface p-6 text-ink shadow-lift"
    >
      <header className="mb-4 flex items-start justify-between gap-4">
        <h2 id={titleId} className="font-medium text-lg">
          {title}
        </h2>
        <button
          type="button"
          aria-label="Close"
          onClick={onClose}
          className="-m-2 grid size-11 cursor-pointer place-items-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <CloseIcon size={18} />
        </button>
      </header>
      {open && children}
    </dialog>
  );
}
