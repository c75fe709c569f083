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

export const MAX_EVIDENCE_BYTES = 5 * 1024 * 1024;

export const isEvidenceType = (type: string): type is EvidenceType => Object.hasOwn(EVIDENCE_TYPES, type);
