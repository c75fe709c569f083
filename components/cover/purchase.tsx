'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import type { ProductSummary } from '@/lib/cover/types';
import { type Asked, useLiveQuote } from './use-live-quote';

type Purchase = {
  amount: bigint | null;
  setAmount: (amount: bigint | null) => void;
  termDays: number;
  setTermDays: (days: number) => void;
  /** Its price, live. */
  asked: Asked;
};

const PurchaseContext = createContext<Purchase | null>(null);

type PurchaseProviderProps = {
  product: Pick<ProductSummary, 'id'>;
  initial: { amount: bigint | null; termDays: number };
  children: ReactNode;
};

/** The purchase that the form describes, shared with the curve that shows what it does to the pool. */
export function PurchaseProvider({ product, initial, children }: PurchaseProviderProps) {
  const [amount, setAmount] = useState(initial.amount);
  const [termDays, setTermDays] = useState(initial.termDays);
  const asked = useLiveQuote(product.id, amount ?? 0n, termDays);
  return (
    <PurchaseContext value={{ amount, setAmount, termDays, setTermDays, asked }}>{children}</PurchaseContext>
  );
}

export function usePurchase(): Purchase {
  const purchase = useContext(PurchaseContext);
  if (!purchase) throw new Error('usePurchase needs a PurchaseProvider above it.');
  return purchase;
}
