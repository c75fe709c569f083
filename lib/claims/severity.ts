/** Severities are voted in steps of 5 %. */
export const LAST_STEP = 20;
export const PERCENT_PER_STEP = 5;

export const ALL_STEPS: readonly number[] = Array.from({ length: LAST_STEP + 1 }, (_, step) => step);

export const severityPercent = (step: number): number => step * PERCENT_PER_STEP;

/** 40 % */
export const formatSeverity = (step: number): string => `${severityPercent(step)} %`;

/** What a cover of `amount` receives at a severity, before a shortfall of the pool. */
export const shareOf = (amount: bigint, step: number): bigint => (amount * BigInt(step)) / BigInt(LAST_STEP);
