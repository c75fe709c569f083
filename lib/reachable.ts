/** A small file of our own that the server answers without asking anybody. */
const PROBE = '/robots.txt';

/** Whether the app's own server answers, whatever it answers. @param within Milliseconds. */
export const isReachable = (within?: number): Promise<boolean> =>
  fetch(PROBE, {
    method: 'HEAD',
    cache: 'no-store',
    ...(within === undefined ? {} : { signal: AbortSignal.timeout(within) }),
  }).then(
    () => true,
    () => false,
  );
