'use client';

import { useEffect, useState } from 'react';
import { formatDuration } from '@/lib/time';

/** Age of a figure: "just now", then "12 s ago", "3 min 5 s ago". */
export function Age({ since }: { since: number }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const update = () => setSeconds(Math.max(0, Math.floor((Date.now() - since) / 1000)));
    update();
    const timer = setInterval(update, 1000);
    return () => clearInterval(timer);
  }, [since]);
  return <span className="figure">{seconds < 2 ? 'just now' : `${formatDuration(seconds)} ago`}</span>;
}
