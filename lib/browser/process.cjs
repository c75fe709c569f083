// Stands in for a larger imitation of Node's `process` that Next loads with every page. Libraries only look whether they run in Node.
const nothing = () => undefined;

module.exports = {
  title: 'browser',
  browser: true,
  env: {},
  argv: [],
  version: '',
  versions: {},
  nextTick: (task, ...args) => queueMicrotask(() => task(...args)),
  cwd: () => '/',
  umask: () => 0,
  listeners: () => [],
  on: nothing,
  once: nothing,
  off: nothing,
  addListener: nothing,
  removeListener: nothing,
  removeAllListeners: nothing,
  emit: nothing,
};
