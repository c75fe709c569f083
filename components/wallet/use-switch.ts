'use client';

import { useState } from 'react';
import { useWallet } from './wallet-provider';

/** Asks the wallet to switch to the page's network. Explains a failure. */
export function useSwitch() {
  const { runtime } = useWallet();
  const [problem, setProblem] = useState<string | null>(null);
  const change = async () => {
    setProblem(null);
    if (runtime) setProblem(await runtime.switchNetwork());
  };
  return { problem, change };
}
