const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type Level = (typeof LEVELS)[number];

/** Silent below LOG_LEVEL; `info` unless it is said. */
function isWanted(level: Level): boolean {
  const least = LEVELS.indexOf((process.env.LOG_LEVEL ?? 'info') as Level);
  return LEVELS.indexOf(level) >= (least < 0 ? LEVELS.indexOf('info') : least);
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

/**
 * One event as one line of JSON on the standard output, warnings and errors on that of errors. Written past the console, so
 * that whoever reads the console's lines, as instrumentation.ts does, never reads its own.
 */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  if (!isWanted(level)) return;
  const line = JSON.stringify({ time: new Date().toISOString(), level, event, ...fields }, plain);
  const stream = level === 'warn' || level === 'error' ? process.stderr : process.stdout;
  stream.write(`${line}\n`);
}

type Failure = { name: string; message: string; digest?: string };

/** An error in few words. viem's own message repeats the node's address, which may hold a key: its short one does not. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: 'Unknown', message: String(error) };
  const short = 'shortMessage' in error ? String(error.shortMessage) : error.message;
  const digest = 'digest' in error ? String(error.digest) : undefined;
  return { name: error.name, message: withoutSecrets(short), ...(digest && { digest }) };
}

/** Addresses in a message without their paths, queries and passwords. */
export const withoutSecrets = (text: string): string =>
  text.replace(/https?:\/\/[^\s"')]+/g, (address) =>
    URL.canParse(address) ? new URL(address).origin : '[address]',
  );
