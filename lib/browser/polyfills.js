// Stands in for Next's polyfills, of which the oldest browsers that Next supports (Chrome 111, Firefox 111, Safari 16.4) lack only this.
URL.canParse ??= (url, base) => {
  try {
    return Boolean(new URL(url, base));
  } catch {
    return false;
  }
};
