// npm run gas: what each action costs, from the receipts of real transactions on a temporary chain.
//   --json    prints only the figures        --write   stores them in contracts/snapshots/gas.json
//   --check   fails if a figure differs from the snapshot or exceeds its ceiling

import { prepare } from './prepare.mjs';
import { runMain } from './process.mjs';
import { step } from './progress.mjs';
import { contractSizes } from './sizes.mjs';

/** Size of a library whose functions are all inlined. */
const EMPTY_LIBRARY_BYTES = 31;

const wants = (flag: string) => process.argv.includes(flag);

async function measure() {
  await prepare();
  // imported here, because the ABIs exist only now
  const [
    { Lab, GENESIS },
    { gasDeploymentFile, startLab },
    { measureActions },
    { readDemoDeployment },
    sender,
  ] = await Promise.all([
    import('./gas/lab'),
    import('./gas/chain'),
    import('./gas/actions'),
    import('./protocol'),
    import('./sender'),
  ]);
  const client = sender.localClient(await startLab(GENESIS));
  const lab = new Lab(client, await readDemoDeployment(client, gasDeploymentFile));
  await step('Measuring', () => measureActions(lab));
  const sizes = contractSizes()
    .filter(([, size]) => size > EMPTY_LIBRARY_BYTES)
    .map(([name, size]) => [`size.${name}`, size]);
  return { ...lab.figures, ...Object.fromEntries(sizes) };
}

async function main() {
  // progress goes to stdout, which is reserved for the figures
  const log = console.log;
  console.log = console.error;
  const figures = await measure();
  console.log = log;
  const { check, printTable, writeSnapshot } = await import('./gas/report');
  if (wants('--json')) console.log(JSON.stringify(figures, null, 2));
  else printTable(figures);
  if (wants('--write')) writeSnapshot(figures);
  if (wants('--check')) check(figures);
}

runMain(main);
