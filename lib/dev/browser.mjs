// The browser for tests and the budget: an installed one, or one that is downloaded.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, run } from './process.mjs';
import { step } from './progress.mjs';
import { local } from './settings.mjs';

/** The headless shell is the same browser without windows, which cost a third of its processor time. */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Flags for a machine without a display, a sandbox or the internet. */
export const launchFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function installedBrowser() {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH;
  return systemPaths.find(existsSync);
}

const isDebianRoot = () =>
  process.getuid?.() === 0 &&
  existsSync('/etc/os-release') &&
  /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

async function debianPackage() {
  if (!isDebianRoot()) return undefined;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { log: 'browser-apt-update', env });
  const install = [
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    'chromium-headless-shell',
    'fonts-liberation',
  ];
  await run('apt-get', install, { log: 'browser-apt', env });
  return installedBrowser();
}

async function packedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // makes it add shared libraries that a minimal machine lacks, and unpack them in this folder
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const folder = join(local, 'chromium');
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  const { default: chromium } = await import('@sparticuz/chromium');
  const path = await chromium.executablePath();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  return path;
}

async function playwrightDownload() {
  const { chromium } = await import('@playwright/test');
  if (!existsSync(chromium.executablePath()))
    await run('playwright', ['install', 'chromium'], { log: 'browser-download' });
  return chromium.executablePath();
}

/** The path of a browser. Downloads one if none is installed. */
export async function browserPath() {
  const installed = installedBrowser();
  if (installed) return installed;
  return step('Getting a browser', async () => {
    for (const source of [debianPackage, packedBrowser, playwrightDownload]) {
      const path = await source().catch(() => undefined);
      if (path && existsSync(path)) return path;
    }
    throw new Failure('No browser was found. Install Chromium, or set CHROME_PATH to a browser.');
  });
}
