import assert from 'node:assert/strict';
import { it } from 'node:test';
import { showChosenTheme } from './theme';

/** A document whose <html> has these classes, and a browser that keeps this choice. */
function browserWith(classes: string[], kept: string | null): Set<string> {
  const found = new Set(classes);
  const classList = {
    contains: (name: string) => found.has(name),
    add: (name: string) => found.add(name),
    remove: (name: string) => found.delete(name),
    toggle: (name: string, isOn: boolean) => (isOn ? found.add(name) : found.delete(name)),
  };
  Object.assign(globalThis, {
    document: { documentElement: { classList } },
    localStorage: { getItem: () => kept },
    requestAnimationFrame: (run: () => void) => run(),
  });
  return found;
}

it('sets the chosen theme again on a document without its class', () => {
  const classes = browserWith([], 'dark');
  showChosenTheme();
  assert.deepEqual([...classes], ['dark']);
});

it('leaves the document alone without a choice', () => {
  const classes = browserWith(['light'], null);
  showChosenTheme();
  assert.deepEqual([...classes], ['light']);
});
