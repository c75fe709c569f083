import { format } from 'node:util';
import { log, withoutSecrets } from './log';

/** A server that is told to stop ends by itself when what is running is done; a request that hangs does not hold it up longer. */
const STOP_LIMIT_MS = 8_000;

/** Next stops accepting, finishes what is running and exits; this only bounds it. */
function boundStop() {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log('info', 'stopping', { signal });
      setTimeout(() => {
        log('warn', 'stopped before every request was done');
        process.exit(signal === 'SIGTERM' ? 143 : 130);
      }, STOP_LIMIT_MS).unref();
    });
  }
}

/** Lines of the framework and of libraries become events like all others. Failed requests have their own, with more in them. */
function captureConsole() {
  const levels = { debug: 'debug', log: 'info', info: 'info', warn: 'warn', error: 'error' } as const;
  for (const [method, level] of Object.entries(levels)) {
    console[method as keyof typeof levels] = (...args: unknown[]) => {
      const isOfRequest = args.some((arg) => arg instanceof Error && 'digest' in arg);
      if (!isOfRequest) log(level, 'console', { message: withoutSecrets(format(...args)) });
    };
  }
}

/** What the server says while it runs, and how it ends. A developer's server keeps its coloured lines. */
export function watchProcess(): void {
  if (process.env.NODE_ENV !== 'production') return;
  captureConsole();
  boundStop();
  log('info', 'started', { pid: process.pid, node: process.version });
}
