import type { ProductSummary } from '@/lib/cover/types';
import type { RiskPool } from './types';

/** What the stress page is asked: kept in its address, so that it can be shared and needs no script. */
export type Selection = {
  /** Products that fail in one event, rising. */
  fail: number[];
  /** Share of the cover that is lost, percent, in the steps of a verdict. */
  severity: number;
  /** How many days ago it happened. */
  ago: number;
};

export type Query = Record<string, string | string[] | undefined>;

export const SEVERITY_STEP = 5;
export const SEVERITIES = Array.from({ length: 20 }, (_, index) => 100 - index * SEVERITY_STEP);
const MOST_DAYS_AGO = 60;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
const textOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(',') : value);

function numberOf(value: string | string[] | undefined, otherwise: number): number {
  const text = textOf(value)?.trim();
  return text && /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
}

const rising = (ids: Iterable<number>) => [...new Set(ids)].sort((a, b) => a - b);

/** Products of the most exposed group of each pool: the event that solvency has in mind first. */
export function largestGroups(pools: readonly Pick<RiskPool, 'products'>[]): number[] {
  return rising(
    pools.flatMap(({ products }) => {
      const totals = new Map<number, bigint>();
      for (const { group, exposure } of products) {
        totals.set(group, (totals.get(group) ?? 0n) + exposure);
      }
      const [largest] = [...totals].sort((a, b) => (b[1] > a[1] ? 1 : b[1] < a[1] ? -1 : 0));
      return products.filter(({ group }) => group === largest?.[0]).map(({ id }) => id);
    }),
  );
}

/** `?fail=1,4,7&severity=50`, or `?fail=1&fail=4` as a form without script sends it. Asked nothing, it shows the worst group. */
export function selectionOf(query: Query, pools: readonly Pick<RiskPool, 'products'>[]): Selection {
  const known = new Set(pools.flatMap(({ products }) => products.map(({ id }) => id)));
  const severity = clamp(numberOf(query.severity, 100), SEVERITY_STEP, 100);
  const isAsked = query.fail !== undefined || query.severity !== undefined;
  const asked = (textOf(query.fail) ?? '').split(',').map(Number);
  return {
    fail: isAsked ? rising(asked.filter((id) => known.has(id))) : largestGroups(pools),
    severity: Math.round(severity / SEVERITY_STEP) * SEVERITY_STEP,
    ago: clamp(numberOf(query.ago, 0), 0, MOST_DAYS_AGO),
  };
}

export function hrefOf({ fail, severity, ago }: Selection): string {
  return `/stress?fail=${fail.join(',')}&severity=${severity}${ago > 0 ? `&ago=${ago}` : ''}`;
}

/** The selection with products added, or taken out if all of them are in it. */
export function toggled(selection: Selection, ids: readonly number[]): Selection {
  const isIn = ids.every((id) => selection.fail.includes(id));
  const others = selection.fail.filter((id) => !ids.includes(id));
  return { ...selection, fail: isIn ? others : rising([...others, ...ids]) };
}

export const failingIn = ({ products }: Pick<RiskPool, 'products'>, { fail }: Selection): ProductSummary[] =>
  products.filter(({ id }) => fail.includes(id));

/** Products by group, in order of the groups' numbers. */
export function byGroup(products: readonly ProductSummary[]): [number, ProductSummary[]][] {
  return rising(products.map(({ group }) => group)).map((group) => [
    group,
    products.filter((product) => product.group === group),
  ]);
}
