#!/usr/bin/env node
'use strict';

// Stands in for a native solc, which not every network can download: the npm package "solc"
// (WebAssembly, pinned by the lockfile) behind the two calls that forge makes.

const fs = require('node:fs');
const path = require('node:path');
const solc = require('solc');

const STDIN = 0;
const STDOUT = 1;

function writeAll(text) {
  // process.exit would cut an asynchronous write to a pipe short
  const bytes = Buffer.from(text, 'utf8');
  let offset = 0;
  while (offset < bytes.length) {
    try {
      offset += fs.writeSync(STDOUT, bytes, offset);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

function version() {
  // forge reads the semantic version and the platform after "Version: "
  const native = solc.version().replace(/\.Emscripten\.clang$/, '.Linux.g++');
  return `solc, the solidity compiler commandline interface\nVersion: ${native}\n`;
}

function importReader(roots) {
  return (name) => {
    const file = roots.map((root) => path.resolve(root, name)).find((candidate) => fs.existsSync(candidate));
    return file ? { contents: fs.readFileSync(file, 'utf8') } : { error: 'File not found' };
  };
}

function importRoots(args) {
  const roots = args.filter((_, i) => args[i - 1] === '--base-path' || args[i - 1] === '--include-path');
  return roots.length > 0 ? roots : [process.cwd()];
}

function main(args) {
  if (args.includes('--version')) return version();
  if (!args.includes('--standard-json')) throw new Error(`unsupported options: ${args.join(' ')}`);
  // compile errors travel inside the JSON, with exit code 0, as with a native solc
  return solc.compile(fs.readFileSync(STDIN, 'utf8'), { import: importReader(importRoots(args)) });
}

try {
  writeAll(main(process.argv.slice(2)));
  process.exit(0);
} catch (error) {
  process.stderr.write(`Error: solc (npm): ${error.stack ?? error}\n`);
  process.exit(1);
}
