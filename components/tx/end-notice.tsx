import clsx from 'clsx';
import Link from 'next/link';
import { useRef } from 'react';
import { CloseIcon } from '@/components/ui/icons';
import { useFocusAfter } from '@/components/ui/use-focus-after';
import type { TxOutcome } from '@/lib/tx/machine';
import type { FailedEnd } from '@/lib/tx/types';
import { endTitle } from '@/lib/tx/words';

export type Notice = (
  | { kind: 'good'; outcome: TxOutcome }
  | { kind: 'bad'; end: FailedEnd; message: string }
) & {
  /** It stood on the page long enough for a screen reader to have read it. */
  isHeard?: boolean;
};

const LOOKS = {
  good: 'border-good/40 bg-good-soft text-good',
  bad: 'border-bad/40 bg-bad-soft text-bad',
};

/** The outcome of a transaction, shown when the user has left the place that sent it. */
export function EndNotice({ notice, onDismiss }: { notice: Notice; onDismiss: () => void }) {
  const ref = useRef<HTMLDivElement>(null);
  useFocusAfter(ref);
  return (
    <div
      ref={ref}
      className={clsx(
        'pointer-events-auto flex max-w-lg items-start gap-3 rounded-card border py-3 pr-2 pl-4 text-sm shadow-lift',
        LOOKS[notice.kind],
      )}
    >
      {notice.kind === 'good' ? (
        <p className="py-1 font-medium">
          {notice.outcome.message}{' '}
          {notice.outcome.href && (
            <Link href={notice.outcome.href} className="link" onClick={onDismiss}>
              {notice.outcome.linkLabel ?? 'See it'}
            </Link>
          )}
        </p>
      ) : (
        <p className="py-1 text-ink">
          <strong className="font-medium text-bad">{endTitle(notice.end)}.</strong> {notice.message}
        </p>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        className="relative grid size-7 shrink-0 cursor-pointer place-items-center before:absolute before:-inset-2"
        onClick={onDismiss}
      >
        <CloseIcon size={16} />
      </button>
    </div>
  );
}
