import type { Address, PublicClient } from 'viem';
import { demoFeedAbi as feedAbi } from '@/lib/contracts/abis';
import { nullIfMissing } from '@/lib/contracts/refused';
import { idOf, numberOf, phaseOf } from './rounds';
import type { Feed, Round, Sequencer } from './types';

type Reader = Pick<PublicClient, 'readContract'>;

/** Rounds that are asked for together; a client that batches sends them as one request. */
const TOGETHER = 100n;

/** Null if the feed has no such round. */
async function readRound(client: Reader, source: Address, id: bigint): Promise<Round | null> {
  const question = { address: source, abi: feedAbi, functionName: 'getRoundData', args: [id] } as const;
  const answer = await nullIfMissing(client.readContract(question));
  return answer && answer[3] !== 0n ? { id, answer: answer[1], updatedAt: Number(answer[3]) } : null;
}

const readNumbers = (client: Reader, source: Address, phase: bigint, numbers: bigint[]) =>
  Promise.all(numbers.map((number) => readRound(client, source, idOf(phase, number))));

async function readLatest(client: Reader, source: Address) {
  const answer = await nullIfMissing(
    client.readContract({ address: source, abi: feedAbi, functionName: 'latestRoundData' }),
  );
  return answer && { id: answer[0], answer: answer[1], startedAt: Number(answer[2]) };
}

/** A feed's latest round; null for a feed that does not answer. */
export async function readLatestRound(client: Reader, source: Address): Promise<Round | null> {
  const answer = await nullIfMissing(
    client.readContract({ address: source, abi: feedAbi, functionName: 'latestRoundData' }),
  );
  return answer && { id: answer[0], answer: answer[1], updatedAt: Number(answer[3]) };
}

const range = (from: bigint, to: bigint): bigint[] =>
  Array.from({ length: Number(to - from + 1n) }, (_, index) => from + BigInt(index));

/**
 * The rounds of a feed's newest phase back to the last one before `since`, at most `max`, in order of id. Empty for a feed
 * that does not answer.
 */
export async function readRounds(
  client: Reader,
  source: Address,
  // a time that is still asked for travels with the first question
  { since: asked, max = 2_000 }: { since: number | Promise<number>; max?: number },
): Promise<Round[]> {
  const [latest, since] = await Promise.all([readLatest(client, source), asked]);
  if (!latest) return [];
  const phase = phaseOf(latest.id);
  let rounds: Round[] = [];
  let to = numberOf(latest.id);
  while (to > 0n && rounds.length < max) {
    const from = to > TOGETHER ? to - TOGETHER + 1n : 1n;
    const batch = await readNumbers(client, source, phase, range(from, to));
    rounds = [...batch.filter((round) => round !== null), ...rounds];
    if (rounds[0] && rounds[0].updatedAt < since) break;
    to = from - 1n;
  }
  const before = rounds.findLastIndex(({ updatedAt }) => updatedAt < since);
  return rounds.slice(Math.max(0, before)).slice(-max);
}

/** The last round of a phase until a moment; null if the phase had not begun. Each step asks for many rounds at once. */
async function lastOfPhase(client: Reader, source: Address, phase: bigint, time: number) {
  const isUntil = (round: Round | null): round is Round => round !== null && round.updatedAt <= time;
  const powers = range(0n, 40n).map((power) => 1n << power);
  const first = (await readNumbers(client, source, phase, powers)).map((round) => isUntil(round) && round);
  const beyond = first.indexOf(false);
  let last = first[beyond - 1] || null;
  let low = powers[beyond - 1] ?? 0n;
  let high = powers[beyond] ?? 0n;
  while (last && high - low > 1n) {
    const step = (high - low + TOGETHER) / (TOGETHER + 1n);
    const numbers = range(1n, (high - low - 1n) / step).map((index) => low + index * step);
    const rounds = await readNumbers(client, source, phase, numbers);
    const later = rounds.findIndex((round) => !isUntil(round));
    const known = later === -1 ? rounds.length : later;
    high = numbers[known] ?? high;
    low = numbers[known - 1] ?? low;
    last = rounds[known - 1] ?? last;
  }
  return last;
}

/** The round that a feed had in force at a moment, of the newest phase that had begun; null if it was too old then. */
export async function readRoundInForce(
  client: Reader,
  { source, staleness }: Feed,
  time: number,
): Promise<Round | null> {
  const latest = await readLatest(client, source);
  for (let phase = latest ? phaseOf(latest.id) : -1n; phase >= 0n; phase--) {
    const round = await lastOfPhase(client, source, phase, time);
    if (round) return time - round.updatedAt <= staleness ? round : null;
  }
  return null;
}

/** From when on events can be proved: the sequencer is up and its grace is over; null while it is down. */
export async function readEventFrom(client: Reader, sequencer: Sequencer): Promise<number | null> {
  if (!sequencer) return 0;
  const latest = await readLatest(client, sequencer.uptime);
  const isUp = latest?.answer === 0n && latest.startedAt !== 0;
  return isUp ? latest.startedAt + sequencer.grace : null;
}
