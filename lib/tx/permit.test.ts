import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  domainSeparator,
  type Hex,
  hexToNumber,
  type PublicClient,
  parseSignature,
  serializeCompactSignature,
  signatureToCompactSignature,
  slice,
} from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { permitData, permitSignature, supportsPermit } from './permit';
import type { FlowContext, PermitStep } from './types';

const token = '0x6B175474E89094C44Da98b954EedeAC495271d0F';
const spender = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const owner = privateKeyToAccount(generatePrivateKey());
const DAI_TYPE_HASH = '0xea2aa0a1be11a07ed86d755c93467f4f82362b452371d1ba94d1715123511acb';
const domain = { name: 'Dollar', version: '2', chainId: 1, verifyingContract: token } as const;

/** A token that answers to these functions only. */
function contextOf(answers: Record<string, unknown>): FlowContext {
  const readContract = async ({ functionName }: { functionName: string }) => {
    if (functionName in answers) return answers[functionName];
    throw new Error('no such function');
  };
  const client = { readContract, getBlock: async () => ({ timestamp: 100n }) } as unknown as PublicClient;
  return { client, account: owner.address, chainId: 1, contracts: {} as FlowContext['contracts'] };
}

const today = { eip712Domain: ['0x0f', 'Dollar', '2', 1n, token, `0x${'00'.repeat(32)}`, []], nonces: 0n };
const older = { name: 'Dollar', version: '2', nonces: 0n, DOMAIN_SEPARATOR: domainSeparator({ domain }) };
const takes = (answers: Record<string, unknown>) => supportsPermit(contextOf(answers), token, owner.address);

describe('which tokens take a signed permission', () => {
  it('those that say their domain, or whose separator fits their name and version', async () => {
    assert.equal(await takes(today), true);
    assert.equal(await takes(older), true, 'like USDC');
    assert.equal(await takes({ ...older, version: '1' }), false, 'another domain than they seem');
  });

  it('not those without, and not DAI, whose permission is of another kind', async () => {
    assert.equal(await takes({}), false);
    assert.equal(await takes({ ...older, PERMIT_TYPEHASH: DAI_TYPE_HASH }), false);
  });
});

describe('A3: what a wallet may answer with', () => {
  const step: PermitStep = {
    ...{ kind: 'permit', label: 'Permit', token, spender, value: 5n },
    otherwise: async () => [],
  };
  async function asked() {
    const data = await permitData(contextOf(today), step);
    assert.ok(data);
    const whole = await owner.signTypedData(data);
    return { data, whole, judged: (hex: Hex) => permitSignature(data, hex) };
  }

  it('a signature of 65 bytes, its last one counted from 0 or from 27', async () => {
    const { whole, judged } = await asked();
    assert.equal((await judged(whole))?.hex, whole);
    const low: Hex = `${slice(whole, 0, 64)}0${hexToNumber(slice(whole, 64)) - 27}`;
    const { r, s, yParity } = parseSignature((await judged(low))?.hex ?? '0x');
    assert.deepEqual({ r, s, yParity }, (({ r, s, yParity }) => ({ r, s, yParity }))(parseSignature(whole)));
  });

  it('of 64 bytes (EIP-2098)', async () => {
    const { whole, judged } = await asked();
    const compact = serializeCompactSignature(signatureToCompactSignature(parseSignature(whole)));
    assert.equal((await judged(compact))?.hex, whole);
  });

  it('nothing, 130 bytes, or another key’s: none of them is a permission', async () => {
    const { data, judged } = await asked();
    const stranger = await privateKeyToAccount(generatePrivateKey()).signTypedData(data);
    for (const hex of ['0x', `0x${'11'.repeat(130)}`, stranger] as const) {
      assert.equal(await judged(hex), null);
    }
  });
});
