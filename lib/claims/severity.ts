import { BPS, formatBps } from '@/lib/units';

export { BPS_PER_STEP } from './types';

export const LAST_STEP = 20;
export const PERCENT_PER_STEP = 5;

export const ALL_STEPS: readonly number[] = Array.from({ length: LAST_STEP + 1 }, (_, step) => step);

const severityPercent = (step: number): number => step * PERCENT_PER_STEP;

/** 40 % of a step. */
export const formatSeverity = (step: number): string => `${severityPercent(step)} %`;

/** 37.5 % of basis points: what a trigger proves lies between the steps. */
export const formatSeverityBps = (bps: number): string => formatBps(bps).replace('\u00a0', ' ');

/** What a cover of `amount` receives at a severity, before a shortfall of the pool. */
export const shareOf = (amount: bigint, step: number): bigint => (amount * BigInt(step)) / BigInt(LAST_STEP);

export const shareOfBps = (amount: bigint, bps: number): bigint => (amount * BigInt(bps)) / BPS;
