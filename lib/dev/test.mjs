// npm test: installs what is missing, then contract tests, unit tests and browser tests. Counts what ran:
// a kind of test of which none ran is a failure, whatever its exit code.

import { readFileSync, rmSync } from 'node:fs';
import { prepare } from './prepare.mjs';
import { logFile, run, runMain, shownLog } from './process.mjs';
import { say } from './progress.mjs';
import { e2eEndpoints } from './settings.mjs';
import { buildSite } from './site.mjs';

/** Forge's report without the passed tests and the call tables of its invariants. */
function contractReport(say) {
  let failures = false;
  return (line) => {
    failures ||= line.startsWith('Failing tests:');
    if (failures || /^(\[FAIL|Ran \d+ test|Error|Compiler run failed)/.test(line)) say(line);
  };
}

/** Resolves when forge has compiled the tests: two compilers at once would write to one cache. */
let compiled;

async function contractTests(say) {
  const report = contractReport(say);
  let hasCompiled;
  compiled = new Promise((resolve) => {
    hasCompiled = resolve;
  });
  const onLine = (line) => {
    if (/^(Compiler run|No files changed|Ran \d+ test)/.test(line)) hasCompiled();
    report(line);
  };
  const code = await run('forge', ['test'], { log: 'forge-test', onLine });
  hasCompiled();
  const totals = /^Ran \d+ test suites?.*: (\d+) tests passed, (\d+) failed, (\d+) skipped/m.exec(
    readFileSync(logFile('forge-test'), 'utf8'),
  );
  const [passed = 0, failed = 0, skipped = 0] = (totals ?? []).slice(1).map(Number);
  return { code, passed, failed, skipped };
}

async function unitTests(say) {
  const tap = logFile('unit-tap');
  rmSync(tap, { force: true });
  const reporters = ['spec', 'stdout', 'tap', tap].map((value, i) =>
    i % 2 === 0 ? `--test-reporter=${value}` : `--test-reporter-destination=${value}`,
  );
  const code = await run('node', ['lib/dev/unit.mjs', ...reporters], { log: 'unit', onLine: say });
  const report = readIfThere(tap);
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(report)?.[1] ?? 0);
  return {
    code,
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
}

/** Begun beside the contract tests: their compiler leaves a processor idle. */
let building;

async function browserTests(say) {
  await building;
  const json = logFile('e2e-json');
  rmSync(json, { force: true });
  const { browserPath } = await import('./browser.mjs');
  const env = { CHROME_PATH: await browserPath(), PLAYWRIGHT_JSON_OUTPUT_NAME: json, PREPARED: '1' };
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'];
  const code = await run('playwright', args, { log: 'e2e', env, onLine: say });
  const stats = JSON.parse(readIfThere(json) || '{}').stats ?? {};
  const flaky = stats.flaky ?? 0;
  return {
    code,
    passed: (stats.expected ?? 0) + flaky,
    failed: stats.unexpected ?? 0,
    skipped: stats.skipped ?? 0,
    flaky,
  };
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** A run that ended badly, or ran nothing, counts as one failure when it names none. */
function judged(kind, { code, passed, failed, skipped, flaky = 0 }) {
  if (passed + failed === 0) say(`\nNo ${kind} ran. See ${shownLog(logNames[kind])}.`);
  const sound = code === 0 && passed > 0;
  return { kind, passed, failed: sound ? failed : Math.max(failed, 1), skipped, flaky };
}

const kinds = { 'contract tests': contractTests, 'unit tests': unitTests, 'browser tests': browserTests };
const logNames = { 'contract tests': 'forge-test', 'unit tests': 'unit', 'browser tests': 'e2e' };

/** Starts one kind of tests. Its output is held back until `shown` is called. */
function begun(kind) {
  const start = performance.now();
  const waiting = [];
  let show = (line) => waiting.push(line);
  const work = kinds[kind]((line) => show(line)).then((outcome) => {
    const seconds = Math.round((performance.now() - start) / 1_000);
    return { outcome, seconds };
  });
  // `shown` reports the error
  work.catch(() => undefined);
  const shown = async () => {
    say(`\n${kind}`);
    for (const line of waiting) say(line);
    show = say;
    const { outcome, seconds } = await work;
    return { ...judged(kind, outcome), seconds };
  };
  return { shown };
}

async function main() {
  await prepare();
  building = buildSite(e2eEndpoints().stories.rpcUrl);
  // `browserTests` reports the error
  building.catch(() => undefined);
  const contracts = begun('contract tests');
  // beside them: their last suites leave a processor idle
  await compiled;
  const units = begun('unit tests');
  const results = [await contracts.shown(), await units.shown()];
  results.push(await begun('browser tests').shown());
  say();
  for (const { kind, passed, failed, skipped, flaky, seconds } of results) {
    const tries = flaky === 0 ? '' : `, ${flaky} of them at the second try`;
    const omitted = skipped === 0 ? '' : `, ${skipped} skipped`;
    say(`${kind.padEnd(16)} ${passed} passed${tries}, ${failed} failed${omitted}, ${seconds} s`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  say(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

runMain(main);
