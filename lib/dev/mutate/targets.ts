// Finds the contracts that contain code of a file: a mutant of the file changes these.

import { type Node, walk } from './ast';
import type { Target } from './solc';

interface Declared {
  node: Node;
  file: string;
  contract?: Node;
}

const isInternal = ({ visibility }: Node) => visibility === 'internal' || visibility === 'private';

export interface Dependents {
  /** Contracts that contain code of the file. */
  targets(file: string): Target[];
  /** Names of the file's contracts and of the contracts that inherit from them. */
  names(file: string): string[];
}

export function dependents(trees: Record<string, Node>): Dependents {
  const declared = new Map<number, Declared>();
  const contracts: Declared[] = [];
  for (const [file, tree] of Object.entries(trees))
    walk(tree, (node) => {
      if (node.nodeType === 'ContractDefinition') {
        contracts.push({ node, file });
        walk(node, (inner) => !!declared.set(inner.id, { node: inner, file, contract: node }));
        declared.set(node.id, { node, file });
        return false;
      }
      declared.set(node.id, { node, file });
      return true;
    });
  const graph = new Graph(declared);
  const own = contracts.filter(({ file }) => !file.startsWith('node_modules/'));
  const sources = new Map(
    own
      .filter(({ node }) => !node.abstract && node.contractKind !== 'interface')
      .map((contract) => [contract, graph.sourcesOf(contract)]),
  );
  return {
    targets: (file) =>
      [...sources]
        .filter(([, files]) => files.has(file))
        .map(([contract]) => ({ file: contract.file, name: contract.node.name ?? '' })),
    names: (file) => {
      const here = own.filter((contract) => contract.file === file).map(({ node }) => node.id);
      return own
        .filter(({ node }) => node.linearizedBaseContracts?.some((id) => here.includes(id)))
        .map(({ node }) => node.name ?? '');
    },
  };
}

class Graph {
  constructor(private readonly declared: Map<number, Declared>) {}

  /** Files whose text becomes part of a contract's code. */
  sourcesOf(contract: Declared): Set<string> {
    const reached = new Set<number>();
    const files = new Set<string>();
    const open = (contract.node.linearizedBaseContracts ?? []).slice();
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const found = this.declared.get(id);
      if (reached.has(id) || !found) continue;
      reached.add(id);
      files.add(found.file);
      walk(found.node, (node) => {
        open.push(...this.included(node));
        return true;
      });
    }
    return files;
  }

  /** Ids of declarations whose code is inlined where `node` is. */
  private included(node: Node): number[] {
    if (node.nodeType === 'NewExpression') return this.created(node.typeName?.referencedDeclaration);
    if (node.memberName === 'creationCode' || node.memberName === 'runtimeCode')
      return this.created(node.expression?.arguments?.[0]?.referencedDeclaration);
    // a bare name is an internal call, even of a public function of the same library
    const isBare = node.nodeType === 'Identifier';
    const ids = [node.referencedDeclaration, node.function, ...assemblyReads(node)];
    return ids.filter((id): id is number => typeof id === 'number' && this.isInlined(id, isBare));
  }

  private created(id?: number | null): number[] {
    const found = id === undefined || id === null ? undefined : this.declared.get(id);
    const isContract = found?.node.nodeType === 'ContractDefinition';
    return isContract ? (found.node.linearizedBaseContracts ?? []) : [];
  }

  private isInlined(id: number, isBare: boolean): boolean {
    const found = this.declared.get(id);
    if (!found) return false;
    const { node, contract } = found;
    if (node.nodeType === 'VariableDeclaration') return node.constant === true;
    if (node.nodeType === 'ModifierDefinition') return true;
    return node.nodeType === 'FunctionDefinition' && (isBare || !contract || isInternal(node));
  }
}

/** Constants that assembly reads. */
const assemblyReads = (node: Node) => (node.externalReferences ?? []).map(({ declaration }) => declaration);
