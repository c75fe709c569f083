import { defineConfig } from '@playwright/test';
import { browserPath, launchFlags } from '../lib/dev/browser.mjs';
import { e2eEndpoints } from '../lib/dev/settings.mjs';
import type { Options } from './support/test';

const { stories, decisions, demo } = e2eEndpoints();
const executablePath = await browserPath();

const at = ({ appUrl, rpcUrl }: typeof demo) => ({ baseURL: appUrl, rpcUrl });

export default defineConfig<Options>({
  outputDir: '../test-results',
  workers: 3,
  forbidOnly: true,
  // a test that passes only the second time is named in the report
  retries: Number(process.env.E2E_RETRIES ?? 0),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    // a trace of every test costs a sixth of its processor time; `--trace retain-on-failure` asks for them
    trace: { mode: 'on-first-retry', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: launchFlags },
  },
  // the tests of a project share its chain
  projects: [
    { name: 'stories', testIgnore: ['demo/**', 'decisions/**'], workers: 1, use: at(stories) },
    { name: 'decisions', testMatch: 'decisions/**', workers: 1, use: at(decisions) },
    { name: 'demo', testMatch: 'demo/**', workers: 1, use: at(demo) },
  ],
  // E2E_STACK_RUNS=1 when `node lib/dev/e2e-stack.mjs` runs in another terminal already
  webServer: process.env.E2E_STACK_RUNS
    ? undefined
    : {
        command: 'node lib/dev/e2e-stack.mjs',
        cwd: '..',
        wait: { stdout: /ready at/ },
        stdout: 'pipe',
        timeout: 300_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
      },
});
