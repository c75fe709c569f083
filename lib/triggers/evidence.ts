import { encodeAbiParameters, type Hex, parseAbiParameters } from 'viem';

const floorEvidence = parseAbiParameters('uint80[] roundIds');
const drawdownEvidence = parseAbiParameters('uint80[] roundIds, uint256 peakRounds');
const lossEvidence = parseAbiParameters('uint80 baseRound, uint80 quoteRound');

/** Rounds at or above the floor, then rounds below it, none left out. */
export const encodeFloorEvidence = (roundIds: bigint[]): Hex =>
  encodeAbiParameters(floorEvidence, [roundIds]);

/** Two runs of rounds, none left out of either. */
export const encodeDrawdownEvidence = (peak: bigint[], trough: bigint[]): Hex =>
  encodeAbiParameters(drawdownEvidence, [[...peak, ...trough], BigInt(peak.length)]);

/** The rounds in force at a cover's end. */
export const encodeLossEvidence = (baseRound: bigint, quoteRound: bigint): Hex =>
  encodeAbiParameters(lossEvidence, [baseRound, quoteRound]);
