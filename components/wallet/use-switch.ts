'use client';

import { useState } from 'react';
import { useWallet } from './wallet-provider';

/** Asks the wallet to go over to the page's network, and says why it did not. */
export function useSwitch() {
  const { runtime } = useWallet();
  const [problem, setProblem] = useState<string | null>(null);
  const change = async () => {
    setProblem(null);
    if (runtime) setProblem(await runtime.switchNetwork());
  };
  return { problem, change };
}
