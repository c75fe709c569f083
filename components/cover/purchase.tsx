'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';

type Purchase = { amount: bigint | null; setAmount: (amount: bigint | null) => void };

const PurchaseContext = createContext<Purchase | null>(null);

/** The amount that the form describes, shared with the curve that shows what it does to the price. */
export function PurchaseProvider({ initial, children }: { initial: bigint | null; children: ReactNode }) {
  const [amount, setAmount] = useState(initial);
  return <PurchaseContext value={{ amount, setAmount }}>{children}</PurchaseContext>;
}

export function usePurchase(): Purchase {
  const purchase = useContext(PurchaseContext);
  if (!purchase) throw new Error('usePurchase needs a PurchaseProvider above it.');
  return purchase;
}
