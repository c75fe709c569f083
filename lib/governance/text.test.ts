import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { partsOfText } from './text';

describe('the text of a proposal', () => {
  it('begins with its title, with or without the marks of a heading', () => {
    assert.deepEqual(partsOfText('# Raise it\n\nBecause.'), { title: 'Raise it', body: 'Because.' });
    assert.deepEqual(partsOfText('\n  Raise it  '), { title: 'Raise it', body: '' });
  });

  it('has a title though nobody wrote one, and never a whole page of it', () => {
    assert.equal(partsOfText('').title, 'A proposal without words');
    assert.equal(partsOfText('##').title, 'A proposal without words');
    assert.equal(partsOfText('a'.repeat(500)).title.length, 120);
  });

  it('runs on over lines that were only wrapped, and keeps paragraphs and lists', () => {
    assert.equal(partsOfText('Title\nOne\ntwo.\n\nThree\n- a\n- b').body, 'One two.\n\nThree\n- a\n- b');
  });
});
