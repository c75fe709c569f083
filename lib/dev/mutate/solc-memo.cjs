#!/usr/bin/env node
'use strict';

// Replaces the project's compiler in the copies and caches its answers: before every test run, forge asks which sources hold
// tests, and starting WebAssembly to answer takes longer than most tests.

const { createHash } = require('node:crypto');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const { MUTATE_SOLC: solc, MUTATE_MEMO: memo } = process.env;
const args = process.argv.slice(2);
const input = args.includes('--standard-json') ? fs.readFileSync(0) : Buffer.alloc(0);

// paths differ between the copies, but the question is the same
const question = createHash('sha256').update(args.filter((arg) => arg.startsWith('--')).join(' '));
const known = path.join(memo, question.update(input).digest('hex'));

if (!fs.existsSync(known)) {
  const answer = spawnSync(solc, args, { input, maxBuffer: 2 ** 30 });
  if (answer.status !== 0) {
    process.stderr.write(answer.stderr ?? String(answer.error));
    process.exit(1);
  }
  const draft = `${known}.${process.pid}`;
  fs.writeFileSync(draft, answer.stdout);
  fs.renameSync(draft, known);
}
process.stdout.write(fs.readFileSync(known));
