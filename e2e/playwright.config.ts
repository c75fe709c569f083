import { defineConfig } from '@playwright/test';
import { browserPath, launchFlags } from '../lib/dev/browser.mjs';
import { e2eEndpoints } from '../lib/dev/settings.mjs';

const { appUrl } = e2eEndpoints();
const executablePath = await browserPath();

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 1, // the tests share one chain
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: appUrl,
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: launchFlags },
  },
  webServer: {
    command: 'node lib/dev/e2e-stack.mjs',
    cwd: '..',
    url: appUrl,
    reuseExistingServer: false,
    stdout: 'pipe',
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
