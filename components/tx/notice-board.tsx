'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { TxOutcome } from '@/lib/tx/machine';

type Announce = (outcome: TxOutcome) => void;

const NoticeContext = createContext<Announce>(() => undefined);

/** Announces an outcome whose place on the page is gone, because the page moved on with it. */
export const useAnnounce = (): Announce => useContext(NoticeContext);

const SHOWN_FOR = 10_000;

export function NoticeBoard({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<TxOutcome | null>(null);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [notice]);

  return (
    <NoticeContext value={setNotice}>
      {children}
      <div
        role="status"
        className="pointer-events-none fixed inset-x-4 bottom-20 z-40 flex justify-center sm:bottom-6"
      >
        {notice && (
          <div className="pointer-events-auto flex max-w-lg items-start gap-3 rounded-card border border-good/40 bg-good-soft py-3 pr-2 pl-4 text-sm shadow-lift">
            <p className="py-1 font-medium text-good">
              {notice.message}{' '}
              {notice.href && (
                <Link href={notice.href} className="link" onClick={() => setNotice(null)}>
                  {notice.linkLabel ?? 'See it'}
                </Link>
              )}
            </p>
            <button
              type="button"
              aria-label="Dismiss"
              className="relative grid size-7 shrink-0 cursor-pointer place-items-center text-good before:absolute before:-inset-2"
              onClick={() => setNotice(null)}
            >
              <X aria-hidden size={16} />
            </button>
          </div>
        )}
      </div>
    </NoticeContext>
  );
}
