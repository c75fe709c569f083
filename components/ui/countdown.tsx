'use client';

import { useEffect, useState } from 'react';
import { formatMoment, formatRelative, isoMoment } from '@/lib/time';

type CountdownProps = {
  /** Unix time it counts to. */
  time: number;
  /** The chain's time when the page was made; the countdown runs on from there. */
  now: number;
};

/** in 3 days 4 h */
export function Countdown({ time, now }: CountdownProps) {
  const [elapsed, setElapsed] = useState(0);

  useEffect(() => {
    setElapsed(0);
    const begun = performance.now();
    const isNear = Math.abs(time - now) < 3600;
    const timer = setInterval(() => setElapsed((performance.now() - begun) / 1000), isNear ? 1000 : 30_000);
    return () => clearInterval(timer);
  }, [time, now]);

  return (
    <time dateTime={isoMoment(time)} title={formatMoment(time)} className="figure whitespace-nowrap">
      {formatRelative(time, Math.floor(now + elapsed))}
    </time>
  );
}
