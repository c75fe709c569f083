const plain = (value: unknown) => String(value).toLowerCase();

/** A sentence for each field in which `actual` differs from `expected`. Fields that `expected` lacks are ignored. */
export function compare(path: string, expected: unknown, actual: unknown): string[] {
  if (typeof expected === 'object' && expected !== null) {
    const fields = (actual ?? {}) as Record<string, unknown>;
    return Object.entries(expected).flatMap(([key, value]) => compare(`${path}.${key}`, value, fields[key]));
  }
  if (plain(expected) === plain(actual)) return [];
  return [`${path}: the chain has ${actual}, but the file says ${expected}.`];
}
