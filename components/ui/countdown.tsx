'use client';

import { useEffect, useState } from 'react';
import { formatMoment, formatRelative, isoMoment } from '@/lib/time';
import { DEADLINE_PASSED } from './deadline-passed';

type CountdownProps = {
  /** Unix time it counts to. */
  time: number;
  /** The chain's time when the page was made; the countdown runs on from there. */
  now: number;
};

/** Within an hour of its end it is shown by the second. */
const NEAR = 3600;
const stepOf = (left: number) => (Math.abs(left) < NEAR ? 1_000 : 30_000);

/** in 3 days 4 h */
export function Countdown({ time, now }: CountdownProps) {
  const [elapsed, setElapsed] = useState(0);

  useEffect(() => {
    setElapsed(0);
    // the time that passed, by a clock that runs on while the device sleeps; whether it is right does not matter
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
