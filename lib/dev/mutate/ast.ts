/** A node of the compiler's syntax tree; which fields it has depends on its type. `src` is "start:length:file" in bytes. */
export interface Node {
  id: number;
  nodeType: string;
  src: string;
  name?: string;
  kind?: string;
  operator?: string;
  memberName?: string;
  value?: unknown;
  subdenomination?: string | null;
  prefix?: boolean;
  abstract?: boolean;
  constant?: boolean;
  contractKind?: string;
  visibility?: string;
  referencedDeclaration?: number | null;
  function?: number;
  linearizedBaseContracts?: number[];
  externalReferences?: { declaration: number }[];
  expression?: Node;
  subExpression?: Node;
  leftExpression?: Node;
  rightExpression?: Node;
  condition?: Node;
  typeName?: Node;
  arguments?: Node[];
  names?: string[];
  initializationExpression?: Node | null;
  loopExpression?: Node | null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'nodeType' in value && 'src' in value;
}

export function children(node: Node): Node[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

/** Visits a node and its descendants. `visit` returns false to skip the descendants. */
export function walk(node: Node, visit: (node: Node, parent?: Node) => boolean, parent?: Node): void {
  if (!visit(node, parent)) return;
  for (const child of children(node)) walk(child, visit, node);
}

/** A source file. The compiler counts positions in bytes; this converts them to characters. */
export class SourceText {
  readonly text: string;
  private readonly bytes: Buffer;

  constructor(text: string) {
    this.text = text;
    this.bytes = Buffer.from(text, 'utf8');
  }

  /** Positions of a node's first character and of the character after its last. */
  span(node: Node): [start: number, end: number] {
    const [start = 0, length = 0] = node.src.split(':').map(Number);
    return [this.index(start), this.index(start + length)];
  }

  of(node: Node): string {
    return this.text.slice(...this.span(node));
  }

  private index(byte: number): number {
    const ascii = this.bytes.length === this.text.length;
    return ascii ? byte : this.bytes.subarray(0, byte).toString('utf8').length;
  }
}
