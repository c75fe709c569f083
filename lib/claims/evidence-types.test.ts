import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EVIDENCE_LIMIT, isEvidenceType, MAX_EVIDENCE_BYTES, typeOfFile } from './evidence-types';

describe('the type of a chosen file', () => {
  it('follows the ending where systems disagree', () => {
    assert.equal(typeOfFile({ name: 'losses.csv', type: 'application/vnd.ms-excel' }), 'text/csv');
    assert.equal(typeOfFile({ name: 'LOSSES.JSON', type: '' }), 'application/json');
    assert.equal(typeOfFile({ name: 'report.md', type: '' }), 'text/markdown');
    assert.equal(typeOfFile({ name: 'notes.v2.txt', type: '' }), 'text/plain');
  });

  it('is else what the system says', () => {
    assert.equal(typeOfFile({ name: 'proof.png', type: 'image/png' }), 'image/png');
    assert.equal(isEvidenceType(typeOfFile({ name: 'run.exe', type: 'application/x-msdownload' })), false);
    assert.equal(isEvidenceType(typeOfFile({ name: 'constructor', type: '' })), false);
  });
});

it('the limit is said as it is', () => {
  assert.equal(EVIDENCE_LIMIT, '5 MiB');
  assert.equal(MAX_EVIDENCE_BYTES, 5 * 1024 * 1024);
});
