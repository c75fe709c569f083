const MOST_TITLE = 120;

/** Title and body of a proposal's text: its first line without the marks of a heading, and what follows. */
export function partsOfText(text: string): { title: string; body: string } {
  const [first = '', ...rest] = text.trim().split('\n');
  const line = first.replace(/^#+\s*/, '').trim();
  const title = line.length > MOST_TITLE ? `${line.slice(0, MOST_TITLE - 1)}…` : line;
  // lines that were only wrapped run on; blank lines and list items begin anew
  const body = rest
    .join('\n')
    .trim()
    .replace(/([^\n])\n(?![\n*-])/g, '$1 ');
  return { title: title || 'A proposal without words', body };
}
