const plain = (value: unknown) => String(value).toLowerCase();

/** Places where `actual` differs from `expected`. Fields that `expected` does not name are ignored. */
export function compare(place: string, expected: unknown, actual: unknown): string[] {
  if (typeof expected === 'object' && expected !== null) {
    const fields = (actual ?? {}) as Record<string, unknown>;
    return Object.entries(expected).flatMap(([key, value]) => compare(`${place}.${key}`, value, fields[key]));
  }
  if (plain(expected) === plain(actual)) return [];
  return [`${place}: the chain has ${actual}, but the file says ${expected}.`];
}
