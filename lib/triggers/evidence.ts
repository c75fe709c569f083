import { encodeAbiParameters, type Hex, parseAbiParameters } from 'viem';

export const floorEvidence = parseAbiParameters('uint80 first, uint80 last');
export const drawdownEvidence = parseAbiParameters(
  'uint80 peakFirst, uint80 peakLast, uint80 troughFirst, uint80 troughLast',
);
const lossEvidence = parseAbiParameters('uint80 baseRound, uint80 quoteRound');

/** The first and the last id of consecutive rounds. */
export type Range = readonly [first: bigint, last: bigint];

/** Rounds that begin at or above the floor and end below it. */
export const encodeFloorEvidence = (range: Range): Hex => encodeAbiParameters(floorEvidence, range);

/** Two runs of rounds; the contract reads what lies between them. */
export const encodeDrawdownEvidence = (peak: Range, trough: Range): Hex =>
  encodeAbiParameters(drawdownEvidence, [...peak, ...trough]);

/** The rounds in force at a cover's end. */
export const encodeLossEvidence = (baseRound: bigint, quoteRound: bigint): Hex =>
  encodeAbiParameters(lossEvidence, [baseRound, quoteRound]);
