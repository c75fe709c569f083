/** What evidence may be, apart from `evidence.ts` so that a form need not load the hashing. */
export const EVIDENCE_TYPES = {
  'text/plain': 'Text',
  'text/markdown': 'Markdown',
  'text/csv': 'CSV',
  'application/json': 'JSON',
  'application/pdf': 'PDF',
  'image/png': 'PNG image',
  'image/jpeg': 'JPEG image',
  'image/webp': 'WebP image',
} as const;

export type EvidenceType = keyof typeof EVIDENCE_TYPES;

const MEBIBYTE = 1024 * 1024;
export const MAX_EVIDENCE_BYTES = 5 * MEBIBYTE;

/** The limits as a form says them. */
export const EVIDENCE_KINDS = 'Text, Markdown, JSON, CSV, PNG, JPEG, WebP or PDF';
export const EVIDENCE_LIMIT = `${MAX_EVIDENCE_BYTES / MEBIBYTE} MiB`;

/** Systems know no type for some of these, or another one than it is: a spreadsheet's for .csv. */
const BY_ENDING = new Map<string, EvidenceType>([
  ['txt', 'text/plain'],
  ['md', 'text/markdown'],
  ['csv', 'text/csv'],
  ['json', 'application/json'],
]);

/** What a file's name ends with, where a form lets one choose. */
export const EVIDENCE_ENDINGS = [...BY_ENDING.keys()].map((ending) => `.${ending}`);

/** The type that a chosen file is stored as. */
export function typeOfFile({ name, type }: { name: string; type: string }): string {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return BY_ENDING.get(ending) ?? type;
}

export const isEvidenceType = (type: string): type is EvidenceType => Object.hasOwn(EVIDENCE_TYPES, type);
