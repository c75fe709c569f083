import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { SourceText } from './ast';
import { apply, mutantsOf } from './mutants';
import { CompileError, Compiler } from './solc';
import { dependents } from './targets';
import { uncoupling } from './uncouple';

const folder = mkdtempSync(join(tmpdir(), 'breakwater-operators-'));
after(() => rmSync(folder, { recursive: true }));

const compiler = new Compiler(folder, {});

function parse(text: string) {
  const source = `pragma solidity ^0.8.30;\n${text}`;
  writeFileSync(join(folder, 'A.sol'), source);
  const tree = compiler.trees(['A.sol'])['A.sol'];
  assert.ok(tree);
  return { source, tree };
}

/** Diffs of the mutants of one operator. */
function diffs(text: string, operator: string): string[] {
  const { source, tree } = parse(text);
  return mutantsOf('A.sol', source, tree)
    .filter((mutant) => mutant.operator === operator)
    .map(({ diff }) => diff);
}

const inFunction = (body: string, before = '') =>
  `${before} contract A { uint256 x; function ok() internal returns (bool) { x++; return true; }
function f(uint256 a, uint256 b) external {
${body}
} }`;

const MATH = `library Math { enum Rounding { Floor, Ceil }
function mulDiv(uint256 a, uint256 b, uint256 c) internal pure returns (uint256) { return a * b / c; }
function mulDiv(uint256 a, uint256 b, uint256 c, Rounding) internal pure returns (uint256) { return a * b / c; }
function min(uint256 a, uint256 b) internal pure returns (uint256) { return a < b ? a : b; }
function toString(uint256) internal pure returns (string memory) { return ""; }
function saturatingSub(uint256 a, uint256 b) internal pure returns (uint256) { return a > b ? a - b : 0; } }`;

describe('mutation operators', () => {
  it('reverse the rounding direction', () => {
    const body = 'x = Math.mulDiv(a, b, 7);\nx = Math.mulDiv(a, b, 8, Math.Rounding.Floor);\nx = a / b;';
    assert.deepEqual(diffs(inFunction(body, MATH), 'rounding').slice(-3), [
      'x = Math.mulDiv(a, b, 7{+, Math.Rounding.Ceil+});',
      'x = Math.mulDiv(a, b, 8, Math.Rounding.[-Floor-]{+Ceil+});',
      'x = [-a / b-]{+(((a) + (b) - 1) / (b))+};',
    ]);
  });

  it('are off by one, and by one day', () => {
    assert.deepEqual(diffs(inFunction('x = a + 1;\nx = b / 1 days;\nx = a * 1 days;'), 'off by one'), [
      'x = [-a + 1-]{+a+};',
      'x = [-b / 1 days-]{+(b / 1 days + 1)+};',
      'x = [-b / 1 days-]{+(b / 1 days - 1)+};',
      'x = [-a-]{+((a) + 1)+} * 1 days;',
      'x = [-a-]{+((a) - 1)+} * 1 days;',
    ]);
  });

  it('drop calls, assignments, rules and events', () => {
    const text = inFunction('ok();\nx = a;\nrequire(a > b, "low");\nemit E(a);', 'event E(uint256 a);');
    assert.deepEqual(diffs(text, 'dropped call'), ['[-ok();-]{+{}+}']);
    assert.deepEqual(diffs(text, 'dropped assignment'), ['[-x = a;-]{+{}+}']);
    assert.deepEqual(diffs(text, 'removed require'), ['[-require(a > b, "low");-]{+{}+}']);
    assert.deepEqual(diffs(text, 'dropped event'), ['[-emit E(a);-]{+{}+}']);
  });

  it('change only the step in the head of a loop', () => {
    const text = inFunction('uint256 i;\nfor (i = 0; i < a; i++) ok();');
    assert.deepEqual(diffs(text, 'dropped assignment'), []);
    assert.ok(diffs(text, 'step').includes('for (i = 0; i < a; i[-++-]{+--+}) ok();'));
  });

  it('move boundaries, swap signs and logic', () => {
    const text = inFunction('if (a < b && a != 3) x = a - b;\nif (ok()) x += a;\nif (!ok()) x -= a;');
    assert.deepEqual(diffs(text, 'boundary'), ['if (a <{+=+} b && a != 3) x = a - b;']);
    assert.deepEqual(diffs(text, 'logic'), ['if (a < b [-&&-]{+||+} a != 3) x = a - b;']);
    assert.deepEqual(diffs(text, 'arithmetic'), ['if (a < b && a != 3) x = a [---]{+++} b;']);
    assert.deepEqual(diffs(text, 'negation'), [
      'if ([-ok-]{+!ok+}()) x += a;',
      'if ([-!ok-]{+ok+}()) x -= a;',
    ]);
    assert.deepEqual(diffs(text, 'compound'), ['if (ok()) x [-+-]{+-+}= a;', 'if (!ok()) x [---]{+++}= a;']);
  });

  it('swap min and max, and remove the floor of a difference', () => {
    const body = 'x = Math.min(a, b);\nx = Math.saturatingSub(a, b);';
    assert.deepEqual(diffs(inFunction(body, MATH), 'min max'), [
      'x = Math.[-min-]{+max+}(a, b);',
      'x = [-Math.saturatingSub(a, b-]{+((a) - (b)+});',
    ]);
  });

  it('remove a modifier, but not the constructor call of a base contract', () => {
    const text =
      'contract B { constructor(uint256) {} }\ncontract A is B { modifier m() { _; }\nconstructor() B(1) {}\nfunction f() external m {} }';
    assert.deepEqual(diffs(text, 'removed modifier'), ['function f() external [-m-] {} }']);
  });

  it('change numbers, and keep the width of an interface id', () => {
    const body = 'x = 10_000;\nbytes4 id = 0x0e8ee8e4;\nx = 1e18;\nif (id == 0) ok();';
    assert.deepEqual(diffs(inFunction(body), 'constant').slice(1, 4), [
      'x = [-10_000-]{+10001+};',
      'bytes4 id = [-0x0e8ee8e4-]{+0x0e8ee8e5+};',
      'x = [-1e18-]{+(1e18 + 1)+};',
    ]);
  });

  it('leave comments, strings, types and names like toString alone', () => {
    const body = '// a + b\nuint256[4] memory y; string memory s = "1 < 2"; s = Math.toString(y[a]);';
    const { source, tree } = parse(inFunction(body, MATH));
    const line = source.split('\n').indexOf('// a + b') + 2;
    const found = mutantsOf('A.sol', source, tree).filter((mutant) => mutant.line === line);
    assert.deepEqual(
      found.map(({ operator }) => operator),
      ['dropped assignment'],
    );
  });

  it('give ids that stay the same when other lines change', () => {
    const ids = (text: string) => {
      const { source, tree } = parse(text);
      return mutantsOf('A.sol', source, tree).map(({ id }) => id);
    };
    const before = ids(inFunction('x = a + b;'));
    const moved = ids(inFunction('\n\nx = b - a;\nx = a + b;'));
    assert.deepEqual(
      before.filter((id) => !moved.includes(id)),
      [],
    );
    assert.equal(new Set(moved).size, moved.length);
  });

  it('count bytes as the compiler does', () => {
    const source = new SourceText('/* é€ */ x');
    assert.equal(source.of({ id: 1, nodeType: 'Identifier', src: '12:1:0' }), 'x');
  });
});

describe('the contracts to compile again after a change', () => {
  const files = {
    'src/L.sol':
      'library L { uint256 internal constant K = 1; function inlined() internal pure returns (uint256) { return K; } function linked() external pure returns (uint256) { return 2; } }',
    'src/Base.sol':
      'import "./L.sol"; abstract contract Base { function f() external pure returns (uint256) { return L.linked(); } }',
    'src/C.sol':
      'import "./Base.sol"; contract C is Base { function g() external pure returns (uint256) { return L.inlined(); } }',
    'src/M.sol':
      'import "./L.sol"; library M { function linked() public pure returns (uint256) { return L.inlined(); } function inlined() internal pure returns (uint256) { return linked(); } }',
    'test/D.sol': 'import "../src/M.sol"; contract D { uint256 k = M.inlined(); }',
    'test/T.sol': 'import "../src/C.sol"; contract T { C c = new C(); }',
    'test/H.sol': 'import "../src/L.sol"; contract H { uint256 k = L.K; }',
  };
  const sources = () => {
    const inMemory = new Compiler(folder, {});
    for (const [file, text] of Object.entries(files)) {
      const name = file.replace('/', '-');
      writeFileSync(join(folder, name), text.replaceAll(/"[./a-z]*\/(\w+\.sol)"/g, '"src-$1"'));
    }
    const trees = inMemory.trees(Object.keys(files).map((file) => file.replace('/', '-')));
    return dependents(trees);
  };
  const names = (file: string) =>
    sources()
      .targets(file)
      .map(({ name }) => name)
      .sort();

  it('are those that inherit, inline or create the changed code, not those that call it', () => {
    assert.deepEqual(names('src-Base.sol'), ['C', 'T']);
    assert.deepEqual(names('src-L.sol'), ['C', 'D', 'H', 'L', 'M', 'T']);
    assert.deepEqual(sources().names('src-Base.sol').sort(), ['Base', 'C']);
  });

  it('fails with the first compiler error', () => {
    assert.throws(
      () => compiler.code([{ file: 'A.sol', name: 'A' }], { 'A.sol': 'contract A { uint256 x = y; }' }),
      CompileError,
    );
  });
});

describe('uncoupling a test from the code of the contracts that it creates', () => {
  const created = 'contract P { constructor(address) {} } contract Q { constructor(P) {} }';
  const text = (expression: string) => `${created} contract A { function f() external { ${expression} } }`;
  const rewritten = (expression: string) => {
    const { source, tree } = parse(text(expression));
    const edits = uncoupling(tree, source, () => 'src/P.sol').sort((a, b) => b.start - a.start);
    return edits.reduce(apply, source).split('f() external { ')[1]?.split('; } }')[0];
  };

  it('creates from the artifact, also inside another creation', () => {
    assert.equal(
      rewritten('new Q(new P(address(this)));'),
      'Q(payable(createFromArtifact("src/P.sol:Q", abi.encode(' +
        'P(payable(createFromArtifact("src/P.sol:P", abi.encode(address(this)))))))))',
    );
  });

  it('leaves creations with options and new arrays unchanged', () => {
    const others = [
      'new P{salt: 0}(address(this));',
      'try new P(address(this)) {} catch {}',
      'new uint256[](2);',
    ];
    for (const other of others) {
      const { source, tree } = parse(text(other));
      const isContract = (id: number) => (id >= 0 ? 'src/P.sol' : undefined);
      assert.deepEqual(uncoupling(tree, source, isContract), []);
    }
  });
});
