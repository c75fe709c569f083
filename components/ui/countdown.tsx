'use client';

import { useEffect, useState } from 'react';
import { formatMoment, formatRelative, isoMoment } from '@/lib/time';
import { DEADLINE_PASSED } from './deadline-passed';

type CountdownProps = {
  /** The end, as Unix time. */
  time: number;
  /** The chain's time when the page was rendered. The countdown starts from there. */
  now: number;
};

/** In the last hour, seconds are shown. */
const NEAR = 3600;
const stepOf = (left: number) => (Math.abs(left) < NEAR ? 1_000 : 30_000);

/** For example "in 3 days 4 h". */
export function Countdown({ time, now }: CountdownProps) {
  const [elapsed, setElapsed] = useState(0);

  useEffect(() => {
    setElapsed(0);
    // measures elapsed time by a clock that also runs while the device sleeps; its absolute value does not matter
    const begun = Date.now();
    let hasPassed = time <= now;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const passed = (Date.now() - begun) / 1000;
      const left = time - now - passed;
      setElapsed(passed);
      if (!hasPassed && left <= 0) {
        hasPassed = true;
        window.dispatchEvent(new Event(DEADLINE_PASSED));
      }
      timer = setTimeout(tick, stepOf(left));
    };
    timer = setTimeout(tick, stepOf(time - now));
    return () => clearTimeout(timer);
  }, [time, now]);

  return (
    <time dateTime={isoMoment(time)} title={formatMoment(time)} className="figure whitespace-nowrap">
      {formatRelative(time, Math.floor(now + elapsed))}
    </time>
  );
}
