// Changes the copy's tests to create contracts from artifacts: `new Pool(a)` deploys the artifact's code. Otherwise tests would
// contain the code of all contracts, and would have to be compiled again for every mutant.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Node, SourceText, walk } from './ast';
import { apply } from './mutants';
import type { Edit } from './operators';

const HELPER = 'contracts/test/mutate/Create.sol';
const CREATE = 'createFromArtifact';

/** The same CREATE by the same caller, so that pranks and expected reverts still apply to it. */
const HELPER_TEXT = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface ICode {
    function getCode(string calldata artifact) external view returns (bytes memory);
}

function ${CREATE}(string memory artifact, bytes memory arguments) returns (address made) {
    bytes memory code = ICode(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D).getCode(artifact);
    code = abi.encodePacked(code, arguments);
    assembly ("memory-safe") {
        made := create(0, add(code, 32), mload(code))
        if iszero(made) {
            let free := mload(0x40)
            returndatacopy(free, 0, returndatasize())
            revert(free, returndatasize())
        }
    }
}
`;

/** The edits that uncouple one file. `sourceOf` returns the source file that declares a contract, if any. */
export function uncoupling(
  tree: Node,
  text: string,
  sourceOf: (contract: number) => string | undefined,
): Edit[] {
  const source = new SourceText(text);
  const edits: Edit[] = [];
  walk(tree, (node, parent) => {
    const created = node.nodeType === 'FunctionCall' ? node.expression : undefined;
    const type = created?.nodeType === 'NewExpression' ? created.typeName : undefined;
    const file = sourceOf(type?.referencedDeclaration ?? -1);
    const isPlain = !node.names?.length && parent?.nodeType !== 'TryStatement';
    if (created && type && file && isPlain) {
      const name = source.of(type);
      const artifact = `${file}:${name.split('.').at(-1)}`;
      const [start, end] = source.span(created);
      const [, last] = source.span(node);
      edits.push({ start, end, text: `${name}(payable(${CREATE}("${artifact}", abi.encode` });
      edits.push({ start: last, end: last, text: ')))' });
    }
    return true;
  });
  return edits;
}

/** Applies all edits, last first, so that the positions of the others stay valid. */
const applyAll = (text: string, edits: Edit[]) =>
  [...edits].sort((a, b) => b.start - a.start).reduce((changed, edit) => apply(changed, edit), text);

/** Rewrites tests and scripts of the copy. `isSource` selects the files whose contracts are mutated. */
export function uncouple(project: string, trees: Record<string, Node>, isSource: (file: string) => boolean) {
  const homes = new Map<number, string>();
  for (const [file, tree] of Object.entries(trees))
    if (isSource(file))
      walk(tree, (node) => {
        if (node.nodeType === 'ContractDefinition') homes.set(node.id, file);
        return node.nodeType === 'SourceUnit';
      });
  for (const [file, tree] of Object.entries(trees)) {
    if (isSource(file) || file.startsWith('node_modules/')) continue;
    const text = readFileSync(join(project, file), 'utf8');
    const edits = uncoupling(tree, text, (contract) => homes.get(contract));
    if (edits.length === 0) continue;
    const path = relative(dirname(file), HELPER);
    const helper = `\nimport {${CREATE}} from "${path.startsWith('.') ? path : `./${path}`}";\n`;
    writeFileSync(join(project, file), applyAll(text, edits) + helper);
  }
  mkdirSync(dirname(join(project, HELPER)), { recursive: true });
  writeFileSync(join(project, HELPER), HELPER_TEXT);
}
