// What the browser tests run against: the built app before an empty chain for stories, and before the demo.

import { Failure, runMain } from './process.mjs';
import { e2eEndpoints, storyStart } from './settings.mjs';
import { startStacks } from './stack.mjs';

async function main() {
  const { stories, demo } = e2eEndpoints();
  const stack = await startStacks([
    { ...stories, name: 'e2e-stories', genesisTime: storyStart, isSeeded: false },
    { ...demo, name: 'e2e-demo' },
  ]);
  console.log(`ready at ${stories.appUrl} and ${demo.appUrl}`);
  await stack.ended;
  throw new Failure('A chain or an app stopped. See .local/logs.');
}

runMain(main);
