const JSON_PREFIX = 'data:application/json;base64,';
const SVG_PREFIX = 'data:image/svg+xml;base64,';

/** The picture in a token's metadata; null when it is not drawn on chain. */
export function pictureOf(tokenUri: string): string | null {
  if (!tokenUri.startsWith(JSON_PREFIX)) return null;
  try {
    const text = Buffer.from(tokenUri.slice(JSON_PREFIX.length), 'base64').toString('utf8');
    const { image } = JSON.parse(text) as { image?: unknown };
    return typeof image === 'string' && image.startsWith(SVG_PREFIX) ? image : null;
  } catch {
    return null;
  }
}
