import { clearLine, cursorTo } from 'node:readline';

const live = process.stdout.isTTY === true;
const running = new Map();

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

function redraw() {
  cursorTo(process.stdout, 0);
  clearLine(process.stdout, 0);
  const steps = [...running].map(([title, since]) => `${title} ${seconds(since)}`);
  process.stdout.write(
    steps.length > 0 ? `  … ${steps.join(', ')}`.slice(0, process.stdout.columns - 1) : '',
  );
}

if (live) setInterval(() => running.size > 0 && redraw(), 200).unref();

export function say(line = '') {
  if (live) {
    cursorTo(process.stdout, 0);
    clearLine(process.stdout, 0);
  }
  console.log(line);
  if (live) redraw();
}

/** Runs one long step with its name and elapsed time on screen. Steps may run side by side. */
export async function step(title, work) {
  const since = Date.now();
  running.set(title, since);
  if (!live) console.log(`  … ${title}`);
  try {
    const result = await work();
    running.delete(title);
    say(`  ✓ ${title} ${seconds(since)}`);
    return result;
  } catch (error) {
    running.delete(title);
    say(`  ✗ ${title} ${seconds(since)}`);
    throw error;
  }
}
