import { type Node, type SourceText, walk } from './ast';

/** Replaces the characters from `start` up to `end` by `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

type Operator = (node: Node, source: SourceText, parent?: Node) => Edit[];

const replace = (node: Node, source: SourceText, text: string): Edit => {
  const [start, end] = source.span(node);
  return { start, end, text };
};

/** The operator between two operands, without the comments around it. */
function swapToken(left: Node, right: Node, source: SourceText, token: string, text: string): Edit[] {
  const [, from] = source.span(left);
  const [to] = source.span(right);
  const gap = source.text
    .slice(from, to)
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (comment) => ' '.repeat(comment.length));
  const start = from + gap.indexOf(token);
  return start < from ? [] : [{ start, end: start + token.length, text }];
}

/** Replaces a statement and its semicolon by an empty block, which is allowed wherever a statement is. */
function drop(statement: Node, source: SourceText): Edit {
  const { start, end } = replace(statement, source, '');
  const semicolon = /^\s*;/.exec(source.text.slice(end));
  return { start, end: end + (semicolon?.[0].length ?? 0), text: '{}' };
}

const isLiteral = (node: Node | undefined, value: string, unit: string | null = null) =>
  node?.nodeType === 'Literal' && node.value === value && (node.subdenomination ?? null) === unit;

const isOneDay = (node?: Node) => isLiteral(node, '1', 'days');
const isOne = (node?: Node) => isLiteral(node, '1');

const sides = (node: Node) =>
  node.leftExpression && node.rightExpression ? [node.leftExpression, node.rightExpression] : [];

/** A map, because a member may be named `toString`. */
const swaps = (table: Record<string, string>) => new Map(Object.entries(table));

function binarySwap(table: Record<string, string>): Operator {
  const twins = swaps(table);
  return (node, source) => {
    const [left, right] = sides(node);
    const swap = twins.get(node.operator ?? '');
    if (node.nodeType !== 'BinaryOperation' || !left || !right || !swap) return [];
    return swapToken(left, right, source, node.operator ?? '', swap);
  };
}

const calledMember = (node: Node) =>
  node.nodeType === 'FunctionCall' && node.expression?.nodeType === 'MemberAccess'
    ? node.expression
    : undefined;

/** Renames the last member of `a.b.member`. */
function rename(access: Node, source: SourceText, name: string): Edit {
  const { start, end } = replace(access, source, name);
  return { start: Math.max(start, end - (access.memberName?.length ?? 0)), end, text: name };
}

const ROUNDED_TWINS = swaps({
  Ceil: 'Floor',
  Floor: 'Ceil',
  mulDivUp: 'mulDiv',
  fullMulDiv: 'fullMulDivUp',
  fullMulDivUp: 'fullMulDiv',
  mulWad: 'mulWadUp',
  mulWadUp: 'mulWad',
  divWad: 'divWadUp',
  divWadUp: 'divWad',
});

/** Reverses the rounding argument, rounding function or division. */
const rounding: Operator = (node, source) => {
  const twin = node.nodeType === 'MemberAccess' && ROUNDED_TWINS.get(node.memberName ?? '');
  if (twin) return [rename(node, source, twin)];
  const access = calledMember(node);
  const given = node.arguments ?? [];
  const last = given.at(-1);
  if (access?.memberName === 'mulDiv' && last && !/Rounding\./.test(source.of(last))) {
    if (access.expression?.name === 'FixedPointMathLib') return [rename(access, source, 'mulDivUp')];
    const [, end] = source.span(last);
    return [{ start: end, end, text: ', Math.Rounding.Ceil' }];
  }
  if (access?.memberName === 'ceilDiv' && given.length === 2) {
    const [a, b] = given.map((argument) => source.of(argument));
    return [replace(node, source, `((${a}) / (${b}))`)];
  }
  const [left, right] = sides(node);
  if (node.nodeType !== 'BinaryOperation' || node.operator !== '/' || !left || !right || isOneDay(right))
    return [];
  const divisor = source.of(right);
  return [replace(node, source, `(((${source.of(left)}) + (${divisor}) - 1) / (${divisor}))`)];
};

/** Replaces `x + 1` and `x - 1` by `x`, and moves a day number by one day. */
const offByOne: Operator = (node, source) => {
  const [left, right] = sides(node);
  if (node.nodeType !== 'BinaryOperation' || !left || !right) return [];
  const [a, b] = [source.of(left), source.of(right)];
  const becomes = (...texts: string[]) => texts.map((text) => replace(node, source, text));
  if (['+', '-'].includes(node.operator ?? '') && isOne(right)) return becomes(a);
  if (node.operator === '+' && isOne(left)) return becomes(b);
  if (node.operator === '/' && isOneDay(right)) return becomes(`(${a} / ${b} + 1)`, `(${a} / ${b} - 1)`);
  if (node.operator === '*' && isOneDay(right)) return becomes(`((${a}) + 1) * ${b}`, `((${a}) - 1) * ${b}`);
  return [];
};

const extremes: Operator = (node, source) => {
  const access = calledMember(node);
  const given = node.arguments ?? [];
  if (!access || given.length === 0) return [];
  if (access.memberName === 'min') return [rename(access, source, 'max')];
  if (access.memberName === 'max') return [rename(access, source, 'min')];
  if (access.memberName !== 'saturatingSub' && access.memberName !== 'zeroFloorSub') return [];
  const [a, b] = given.length === 2 ? given : [access.expression, given[0]];
  return a && b ? [replace(node, source, `((${source.of(a)}) - (${source.of(b)}))`)] : [];
};

/** Replaces a number by the next one. A hexadecimal number keeps its width, because interface ids have a fixed one. */
function nextNumber(text: string): string {
  const [digits = '', unit = ''] = text.split(/\s+/);
  const tail = unit && ` ${unit}`;
  if (/^[\d_]+$/.test(digits)) return `${BigInt(digits.replaceAll('_', '')) + 1n}${tail}`;
  if (/^0x[\da-f]+$/i.test(digits))
    return `0x${(BigInt(digits) ^ 1n).toString(16).padStart(digits.length - 2, '0')}`;
  return `(${text} + 1)`;
}

const ADDRESS_DIGITS = 42;

const constant: Operator = (node, source, parent) => {
  if (node.nodeType !== 'Literal') return [];
  const text = source.of(node);
  if (node.kind === 'bool') return [replace(node, source, text === 'true' ? 'false' : 'true')];
  const stepOfOne =
    isOne(node) && parent?.nodeType === 'BinaryOperation' && /[+-]/.test(parent.operator ?? '');
  if (node.kind !== 'number' || text.length === ADDRESS_DIGITS || stepOfOne) return [];
  return [replace(node, source, nextNumber(text))];
};

const isRequire = (node?: Node) =>
  node?.nodeType === 'FunctionCall' && /^(require|assert)$/.test(node.expression?.name ?? '');

const removedRequire: Operator = (node, source) =>
  node.nodeType === 'RevertStatement' ||
  (node.nodeType === 'ExpressionStatement' && isRequire(node.expression))
    ? [drop(node, source)]
    : [];

/** Removes statements of this kind. The parts of a loop's head are not statements of their own. */
function dropped(kinds: (expression: Node) => boolean): Operator {
  return (node, source, parent) => {
    const inHead = parent?.initializationExpression === node || parent?.loopExpression === node;
    const matches = node.nodeType === 'ExpressionStatement' && node.expression && kinds(node.expression);
    return matches && !inHead ? [drop(node, source)] : [];
  };
}

const isDelete = (node: Node) => node.nodeType === 'UnaryOperation' && node.operator === 'delete';

const step: Operator = (node, source) => {
  if (node.nodeType !== 'UnaryOperation' || !/^(\+\+|--)$/.test(node.operator ?? '')) return [];
  const [start, end] = source.span(node);
  const at = node.prefix ? start : end - 2;
  return [{ start: at, end: at + 2, text: node.operator === '++' ? '--' : '++' }];
};

const COMPOUND = swaps({
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
  '|=': '&=',
  '&=': '|=',
});

const compound: Operator = (node, source) => {
  const { leftHandSide, rightHandSide } = node as { leftHandSide?: Node; rightHandSide?: Node };
  const swap = COMPOUND.get(node.operator ?? '');
  if (node.nodeType !== 'Assignment' || !leftHandSide || !rightHandSide || !swap) return [];
  return swapToken(leftHandSide, rightHandSide, source, node.operator ?? '', swap);
};

/** Negates a condition that is not a comparison, such as `done` or `!_isWindow(d)`. */
const negation: Operator = (node, source) => {
  const condition = isRequire(node) ? node.arguments?.[0] : node.condition;
  if (!condition) return [];
  if (condition.nodeType === 'UnaryOperation' && condition.operator === '!' && condition.subExpression)
    return [replace(condition, source, source.of(condition.subExpression))];
  const plain = ['Identifier', 'MemberAccess', 'IndexAccess', 'FunctionCall'].includes(condition.nodeType);
  return plain ? [replace(condition, source, `!${source.of(condition)}`)] : [];
};

const removedModifier: Operator = (node, source) =>
  node.nodeType === 'ModifierInvocation' && node.kind === 'modifierInvocation'
    ? [replace(node, source, '')]
    : [];

const removedEvent: Operator = (node, source) =>
  node.nodeType === 'EmitStatement' ? [drop(node, source)] : [];

export const OPERATORS: Record<string, Operator> = {
  rounding,
  'off by one': offByOne,
  boundary: binarySwap({ '<': '<=', '<=': '<', '>': '>=', '>=': '>' }),
  equality: binarySwap({ '==': '!=', '!=': '==' }),
  arithmetic: binarySwap({ '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '<<': '>>', '>>': '<<' }),
  bits: binarySwap({ '&': '|', '|': '&', '^': '&' }),
  'min max': extremes,
  constant,
  logic: binarySwap({ '&&': '||', '||': '&&' }),
  negation,
  step,
  compound,
  'removed require': removedRequire,
  'removed modifier': removedModifier,
  'dropped call': dropped((expression) => expression.nodeType === 'FunctionCall' && !isRequire(expression)),
  'dropped assignment': dropped((expression) => expression.nodeType === 'Assignment' || isDelete(expression)),
  'dropped event': removedEvent,
};

/** Types, names and documentation: they have no effect at run time, or must not change. */
const UNTOUCHED =
  /^(.*TypeName(Expression)?|Mapping|StructuredDocumentation|(Event|Error|Struct|Enum|UserDefinedValueType)Definition|(Import|Pragma|UsingFor)Directive|OverrideSpecifier|NewExpression|InlineAssembly)$/;

/** All edits of a file. */
export function edits(unit: Node, source: SourceText): { operator: string; edit: Edit }[] {
  const found: { operator: string; edit: Edit }[] = [];
  const seen = new Set<string>();
  walk(unit, (node, parent) => {
    if (UNTOUCHED.test(node.nodeType)) return false;
    for (const [operator, make] of Object.entries(OPERATORS))
      for (const edit of make(node, source, parent)) {
        const key = `${edit.start}:${edit.end}:${edit.text}`;
        if (!seen.has(key)) found.push({ operator, edit });
        seen.add(key);
      }
    return true;
  });
  return found;
}
