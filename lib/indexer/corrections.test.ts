import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CORRECTIONS } from './corrections.mjs';

const textOf = (module: string) => readFileSync(`node_modules/ponder/dist/esm/${module}`, 'utf8');

describe('a correction of Ponder', () => {
  for (const { module, text, times } of CORRECTIONS)
    it(`finds its text in ${module}: ${text.source}`, () => {
      assert.equal(textOf(module).match(text)?.length, times);
    });
});
