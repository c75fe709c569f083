import { type ReactNode, useId } from 'react';

type InfoTipProps = { label: string; children: ReactNode };

/** A small "i" that explains a figure. A native popover: needs no script, opens by click or key, closes by Escape. */
export function InfoTip({ label, children }: InfoTipProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className="relative inline-grid size-4 cursor-pointer place-items-center rounded-full border border-line-strong align-middle font-medium text-[0.625rem] text-ink-soft normal-case leading-none before:absolute before:-inset-3 hover:border-ink hover:text-ink"
      >
        i
      </button>
      <span
        id={id}
        popover="auto"
        className="infotip rounded-control border border-line bg-surface p-4 text-left font-normal text-ink text-sm normal-case leading-relaxed tracking-normal shadow-lift"
      >
        {children}
      </span>
    </>
  );
}
