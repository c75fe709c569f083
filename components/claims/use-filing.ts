import { useState } from 'react';
import { useBalance } from '@/components/tx/balance';
import type { Tx } from '@/components/tx/use-tx';
import { eventWindow, fieldFromTime, filingWaits, timeFromField } from '@/lib/claims/filing';
import type { Choice } from '@/lib/claims/filing-reads';
import { lossesFrom, lossProblem, NO_LOSSES } from '@/lib/claims/loss-root';
import { shareOf } from '@/lib/claims/severity';
import { formatMoney } from '@/lib/money';
import type { Evidence } from './use-evidence';
import { useFilingQuote } from './use-filing-quote';

const HOUR = 3_600;
const UNSET = 'Governance has not yet set how the incidents of this pool are decided.';

const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

/** What stays when another cover is chosen: the asserted severity, the evidence and the transaction. */
export type FilingDraft = { step: number; evidence: Evidence; tx: Tx };

/** The filing form's values and their consequences. */
export function useFiling({ cover, terms }: Choice, { step, evidence }: FilingDraft, now: number) {
  const { pool, product } = cover;
  const { asset, reportDays } = pool;
  const limits = eventWindow({ ...cover, reportDays }, now);
  const [time, setTime] = useState(() =>
    limits ? fieldFromTime(Math.max(limits.earliest, limits.latest - HOUR)) : '',
  );
  const [list, setList] = useState(NO_LOSSES);
  const balance = useBalance(asset);

  const eventTime = timeFromField(time);
  const isTimely =
    limits !== null && eventTime !== null && eventTime >= limits.earliest && eventTime <= limits.latest;
  const losses = lossesFrom(list);
  const asked =
    terms && isTimely
      ? { product: product.id, eventTime, step, lossTotal: losses?.total ?? 0n, drawn: null }
      : null;
  const { quote, problem } = useFilingQuote(asked, asset);
  const waits = terms ? filingWaits({ ...cover, reportDays }, now) : UNSET;

  const prepare = async () => {
    const digest = eventTime === null ? null : await evidence.store();
    if (!digest || eventTime === null) return null;
    const filing = { cover: cover.id, eventTime, assertedStep: step, evidence: digest, losses };
    const args = { pool: pool.address, product: product.id, asset, ...filing, drawn: null };
    return { flow: 'file' as const, args };
  };

  const blocked = () => {
    if (waits) return waits;
    if (!isTimely) return 'Enter when it happened.';
    if (quote && balance !== undefined && balance < quote.bond)
      return `The bond is ${formatMoney(quote.bond, asset)} and you have ${formatMoney(balance, asset)}.`;
    return problem ?? evidence.missing ?? lossProblem(list, product.needsLossRoot);
  };

  return {
    time,
    setTime,
    list,
    setList,
    limits,
    isTimely,
    hasList: losses !== null,
    quote,
    payout: smaller(shareOf(cover.amount, step), cover.left),
    /** Why nothing can be filed with this cover now; null if something can. */
    waits,
    prepare,
    blocked: blocked(),
  };
}
