import type { EvidenceType } from './evidence-types';

type Signature = { at: number; bytes: readonly number[] };

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

const SIGNATURES: Partial<Record<EvidenceType, readonly Signature[]>> = {
  'application/pdf': [{ at: 0, bytes: ascii('%PDF-') }],
  'image/png': [{ at: 0, bytes: [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a] }],
  'image/jpeg': [{ at: 0, bytes: [0xff, 0xd8, 0xff] }],
  'image/webp': [
    { at: 0, bytes: ascii('RIFF') },
    { at: 8, bytes: ascii('WEBP') },
  ],
};

const BINARY = Object.keys(SIGNATURES) as EvidenceType[];

/** Documents that browsers run: they are refused even as text, so that nobody downloads one as evidence. */
const MARKUP = /^\s*(<\?xml|<!--|<!doctype\s+html|<(html|head|body|svg|script|iframe|math)\b)/i;

function textOf(content: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return text.includes('\0') || MARKUP.test(text) ? null : text;
  } catch {
    return null;
  }
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const isSigned = (content: Uint8Array, type: EvidenceType) =>
  SIGNATURES[type]?.every(({ at, bytes }) => bytes.every((byte, i) => content[at + i] === byte)) ?? false;

/** The type that content shows by itself: who stored it, and under what name, does not matter. */
export function typeOf(content: Uint8Array): EvidenceType | null {
  const binary = BINARY.find((type) => isSigned(content, type));
  if (binary) return binary;
  const text = textOf(content);
  if (text === null) return null;
  return isJson(text) ? 'application/json' : 'text/plain';
}

/** Whether content is what its type says; every text may call itself plain, Markdown or CSV. */
export function matchesType(content: Uint8Array, type: EvidenceType): boolean {
  const shown = typeOf(content);
  return (
    shown === type || (type.startsWith('text/') && (shown === 'text/plain' || shown === 'application/json'))
  );
}
