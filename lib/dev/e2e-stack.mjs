// What the browser tests run against: an own chain and the built app on ports of their own.

import { Failure, runMain } from './process.mjs';
import { e2eEndpoints } from './settings.mjs';
import { startStack } from './stack.mjs';

async function main() {
  const at = e2eEndpoints();
  const stack = await startStack({ ...at, name: 'e2e' });
  console.log(`ready at ${at.appUrl}`);
  await stack.ended;
  throw new Failure('The chain or the app stopped. See .local/logs.');
}

runMain(main);
