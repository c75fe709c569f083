import { digest, type Mutant } from './mutants';

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);

/**
 * A systematic sample: every n-th mutant, in order of file and operator and shuffled within these. Each mutant has the same
 * chance, and each file and operator gets its share of the sample.
 */
export function sample(mutants: Mutant[], size: number, seed: string): Mutant[] {
  if (size >= mutants.length) return mutants;
  const lot = new Map(mutants.map((mutant) => [mutant, digest(`${seed}\n${mutant.id}`)]));
  const stratum = ({ file, operator }: Mutant) => `${file}\n${operator}`;
  const ordered = [...mutants].sort(
    (a, b) => compare(stratum(a), stratum(b)) || compare(lot.get(a) ?? '', lot.get(b) ?? ''),
  );
  const every = ordered.length / size;
  const first = (Number.parseInt(digest(seed).slice(0, 8), 16) / 2 ** 32) * every;
  return Array.from({ length: size }, (_, i) => ordered[Math.floor(first + i * every)]).filter(
    (mutant) => mutant !== undefined,
  );
}
