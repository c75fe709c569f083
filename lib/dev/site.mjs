import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, serve } from './process.mjs';
import { step } from './progress.mjs';
import { chainEnv, local, root } from './settings.mjs';

const sources = [
  'app',
  'components',
  'instrumentation.ts',
  'lib',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'public',
  'tsconfig.json',
];
const stamp = join(local, 'build-stamp');
const buildId = join(root, '.next/BUILD_ID');

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** A hash of the names and contents of all files under the given paths. */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(join(root, path)))) {
    // the folder of the project may have any name
    const name = file.slice(root.length);
    if (!name.includes('.test.')) hash.update(name).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const buildMark = () => `${fingerprint(sources)} ${readFileSync(buildId, 'utf8')}`;
const isBuilt = () => existsSync(stamp) && existsSync(buildId) && readFileSync(stamp, 'utf8') === buildMark();

/** Builds the app for production, unless the last build was from the same sources. */
export async function buildSite(rpcUrl) {
  if (isBuilt()) return;
  await step('Building the app', () =>
    must('The app could not be built.', 'next', ['build'], { log: 'next-build', env: chainEnv(rpcUrl) }),
  );
  writeFileSync(stamp, buildMark());
}

export function startSite({ port, url, env, log = 'next' }) {
  return serve('The app', 'node', ['lib/server/front/serve.mjs', '-p', String(port)], {
    log,
    env: { ...env, NODE_ENV: 'production' },
    ready: async () => (await fetch(url, { signal: AbortSignal.timeout(10_000) })).ok,
  });
}
