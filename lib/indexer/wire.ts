// JSON with bigints, between the indexer's API and the app.

type Whole = { '#': string };

const isWhole = (value: unknown): value is Whole =>
  typeof value === 'object' && value !== null && '#' in value && typeof value['#'] === 'string';

export const encode = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? { '#': String(part) } : part));

export const decode = (text: string): unknown =>
  JSON.parse(text, (_, part) => (isWhole(part) ? BigInt(part['#']) : part));
