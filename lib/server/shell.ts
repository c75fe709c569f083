import 'server-only';
import { notFound } from 'next/navigation';
import { immutable } from './immutable';

class Missing extends Error {}

/** Remembers what exists: it goes on existing. That something is missing (null) is asked anew each time. */
export async function remembered<Value>(
  key: string,
  read: () => Promise<Value | null>,
): Promise<Value | null> {
  try {
    return await immutable(key, async () => {
      const value = await read();
      if (value === null) throw new Missing();
      return value;
    });
  } catch (error) {
    if (error instanceof Missing) return null;
    throw error;
  }
}

/**
 * The title of a page before anything else is read, or the answer 404. A page's status leaves with its first bytes, so this
 * is the one thing that they wait for; it is remembered. A chain that does not answer proves nothing: then the page is sent
 * under another title, and its parts say what is wrong.
 */
export async function titleOrNotFound(title: Promise<string | null>, otherwise: string): Promise<string> {
  const found = await title.catch(() => otherwise);
  return found ?? notFound();
}
