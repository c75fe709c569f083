'use client';

import { useEffect, useState } from 'react';

const PAUSE = 250;

/** A value once it has stopped changing, so that moving a slider sends one query, not fifty. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
