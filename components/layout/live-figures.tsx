'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { Age } from '@/components/ui/age';
import { useRefresh } from '@/components/ui/use-refresh';
import { newestBlock } from '@/lib/newest-block';

/** A visible page is refreshed this often, in milliseconds. */
const REFRESH = 20_000;
/** Younger figures are not refreshed when the tab is viewed again, in milliseconds. */
const FRESH = 3_000;

/** Keeps the figures that a decision depends on up to date, and shows their age.
 * @param reading Changes with each answer of the server. */
export function LiveFigures({ block, reading }: { block: string; reading: number }) {
  const read = useRefresh();
  const [readAt, setReadAt] = useState<number | null>(null);

  const refresh = useEffectEvent(() => {
    if (document.visibilityState !== 'visible' || Date.now() - (readAt ?? 0) < FRESH) return;
    read();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the browser's clock tells the age of each reading
  useEffect(() => setReadAt(Date.now()), [reading]);
  useEffect(() => newestBlock.note(BigInt(block)), [block]);
  useEffect(() => {
    const timer = setInterval(() => refresh(), REFRESH);
    const look = () => refresh();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);

  return (
    <p className="text-ink-faint text-xs">
      Figures at block <span className="figure">{block}</span>
      {readAt !== null && (
        <>
          , read <Age since={readAt} />
        </>
      )}
    </p>
  );
}
