import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { partsOfText, withProposer } from './text';

describe('the text of a proposal', () => {
  it('begins with its title, with or without the marks of a heading', () => {
    assert.deepEqual(partsOfText('# Raise it\n\nBecause.'), { title: 'Raise it', body: 'Because.' });
    assert.deepEqual(partsOfText('\n  Raise it  '), { title: 'Raise it', body: '' });
  });

  it('has a title though nobody wrote one, and never a whole page of it', () => {
    assert.equal(partsOfText('').title, 'Proposal without a title');
    assert.equal(partsOfText('##').title, 'Proposal without a title');
    assert.equal(partsOfText('a'.repeat(500)).title.length, 120);
  });

  it('runs on over lines that were only wrapped, and keeps paragraphs and lists', () => {
    assert.equal(partsOfText('Title\nOne\ntwo.\n\nThree\n- a\n- b').body, 'One two.\n\nThree\n- a\n- b');
  });

  it('names its proposer, so that nobody can copy and cancel it (C15), and does not show that', () => {
    const account = `0x${'aB'.repeat(20)}` as const;
    const text = withProposer('Raise it\n\nBecause.', account);
    assert.ok(text.endsWith(`#proposer=${account}`));
    assert.equal(withProposer(text, account), text);
    assert.deepEqual(partsOfText(text), { title: 'Raise it', body: 'Because.' });
    assert.equal(partsOfText(withProposer('Raise it', account)).body, '');
  });
});
