import type { Instrumentation } from 'next';

/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { watchProcess } = await import('./lib/server/watch');
  watchProcess();
}

/** A page, a route handler or an action failed on the server. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { failureOf, log } = await import('./lib/server/log');
  const { pathname } = new URL(request.path, 'http://localhost');
  log('error', 'request failed', {
    method: request.method,
    path: pathname,
    route: context.routePath,
    kind: context.routeType,
    ...failureOf(error),
  });
};
