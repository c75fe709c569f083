import type { Address } from 'viem';

const MAX_TITLE = 120;

/** OpenZeppelin's Governor takes a text that ends like this from the named account only. */
const PROPOSER_SUFFIX = /\s*#proposer=0x[0-9a-fA-F]{40}$/;

/** The text as it is proposed: nobody else can propose the same, so nobody can copy and cancel it. */
export const withProposer = (text: string, account: Address): string =>
  `${text.replace(PROPOSER_SUFFIX, '')}\n\n#proposer=${account}`;

/** Title and body of a proposal's text: its first line without the marks of a heading, and the rest. */
export function partsOfText(text: string): { title: string; body: string } {
  const [first = '', ...rest] = text.replace(PROPOSER_SUFFIX, '').trim().split('\n');
  const line = first.replace(/^#+\s*/, '').trim();
  const title = line.length > MAX_TITLE ? `${line.slice(0, MAX_TITLE - 1)}…` : line;
  // lines that were only wrapped run on; blank lines and list items begin anew
  const body = rest
    .join('\n')
    .trim()
    .replace(/([^\n])\n(?![\n*-])/g, '$1 ');
  return { title: title || 'Proposal without a title', body };
}
