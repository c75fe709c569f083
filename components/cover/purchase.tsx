'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import type { ProductSummary } from '@/lib/cover/types';
import { type Asked, type FirstQuote, useLiveQuote } from './use-live-quote';

type Purchase = {
  amount: bigint | null;
  setAmount: (amount: bigint | null) => void;
  termDays: number;
  setTermDays: (days: number) => void;
  /** The current price, updated with each block. */
  asked: Asked;
};

const PurchaseContext = createContext<Purchase | null>(null);

type PurchaseProviderProps = {
  product: Pick<ProductSummary, 'id'>;
  /** The form's first values, and their price. */
  first: FirstQuote;
  children: ReactNode;
};

/** The purchase in the form, shared with the curve that shows its effect on the pool. */
export function PurchaseProvider({ product, first, children }: PurchaseProviderProps) {
  const [amount, setAmount] = useState(first.purchase.amount || null);
  const [termDays, setTermDays] = useState(first.purchase.termDays);
  const asked = useLiveQuote(product.id, { amount: amount ?? 0n, termDays }, first);
  return (
    <PurchaseContext value={{ amount, setAmount, termDays, setTermDays, asked }}>{children}</PurchaseContext>
  );
}

export function usePurchase(): Purchase {
  const purchase = useContext(PurchaseContext);
  if (!purchase) throw new Error('usePurchase needs a PurchaseProvider above it.');
  return purchase;
}
